let answer: boolean | undefined;

/** Whether the browser can draw with WebGL 2. Asked once: every trial context costs one of the few a page may have. */
export function hasWebgl(): boolean {
  answer ??= probe();
  return answer;
}

function probe(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
