const two = (value: number) => String(Math.floor(value)).padStart(2, "0");

/** "12:30", and with hours "1:05:00": a place in the story. */
export function storyTime(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const rest = `${hours > 0 ? two((seconds % 3600) / 60) : Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
