/** True for a key pressed alone in the drawer itself: not in a field of it, nor in what lies above it. */
export function isDrawerKey(event: KeyboardEvent, drawer: HTMLElement): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing || event.repeat) {
    return false;
  }
  const { target } = event;
  if (!(target instanceof Element) || !drawer.contains(target)) return false; // portals bubble here too
  return target.closest("input, textarea, select, [contenteditable=true], [role=menu]") === null;
}
