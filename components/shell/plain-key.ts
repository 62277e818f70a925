/** True for a key pressed alone, outside of fields, menus and dialogs: only such keys are shortcuts. */
export function isPlainKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return false;
  const target = event.target;
  if (
    target instanceof HTMLElement &&
    target.closest("input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=menu]")
  ) {
    return false;
  }
  return document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") === null;
}
