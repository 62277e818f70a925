"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { isPlainKey } from "@/components/shell/plain-key";

/** `f` asks for the whole screen; Escape gives it back, and then leaves. */
export function useFullScreen() {
  const router = useRouter();
  const [full, setFull] = useState(false);
  useEffect(() => {
    const told = () => setFull(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", told);
    return () => document.removeEventListener("fullscreenchange", told);
  }, []);
  const toggle = () => {
    // A browser may refuse, and then the page simply stays as it is.
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    else void document.documentElement.requestFullscreen?.().catch(() => undefined);
  };
  const leave = () => {
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    router.push("/");
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isPlainKey(event) || event.repeat) return;
      if (event.key === "f" || event.key === "F") toggle();
      else if (event.key === "Escape" && !document.fullscreenElement) router.push("/");
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
  return { full, toggle, leave };
}
