"use client";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";

export function GlobalSearch() {
  const router = useRouter();
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const search = text.trim();
    router.push(search ? `/threats?${new URLSearchParams({ search })}` : "/threats");
  };
  return (
    <search className="min-w-[160px] flex-1">
      <form action="/threats" onSubmit={submit} className="relative max-w-[340px] max-[900px]:max-w-none">
        <Search aria-hidden="true" size={14} className="absolute top-1/2 left-2.5 -translate-y-1/2 text-muted" />
        <input
          id="global-search"
          type="search"
          name="search"
          value={text}
          maxLength={200}
          dir="auto"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          aria-label="Search all threats"
          placeholder="Search all threats"
          className="h-8 w-full rounded-control border border-line bg-ground pr-3 pl-8 placeholder:text-muted hover:border-faint"
        />
      </form>
    </search>
  );
}
