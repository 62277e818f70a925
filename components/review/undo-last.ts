/** Presses "Undo" of the newest message: whatever offered it, one key takes it back. */
export function undoLast(): void {
  document.querySelector<HTMLButtonElement>("[data-sonner-toast][data-front=true] [data-button][data-action]")?.click();
}
