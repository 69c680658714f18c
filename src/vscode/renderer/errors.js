/** Errors wrap, in whatever width there is; what is printed keeps its lines, of which tables are made. */
export function activate() {
  const style = document.createElement('style');
  style.textContent = '#container div.output_container .traceback { white-space: pre-wrap; overflow-wrap: anywhere; }';
  document.head.append(style);
}
