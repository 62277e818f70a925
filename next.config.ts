import type { NextConfig } from "next";

const config: NextConfig = {
  serverExternalPackages: ["better-sqlite3", "@prisma/adapter-better-sqlite3"],
  poweredByHeader: false,
  reactStrictMode: true,
  // a browser may ask for this before it has read which icon the page names
  redirects: async () => [{ source: "/favicon.ico", destination: "/icon.svg", permanent: true }],
  typescript: { ignoreBuildErrors: true }, // `npm run verify` checks types; a start need not check them again
};

export default config;
