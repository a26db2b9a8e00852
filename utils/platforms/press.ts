/** Whether the event is a click, or a key that does the same: buttons that are none by name are not clicked by a key. */
export function isPress(event: Event): boolean {
  if (event.type === 'click') return true;
  return event instanceof KeyboardEvent && event.type === 'keydown' && /^(?:Enter| )$/.test(event.key);
}
