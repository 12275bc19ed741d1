/** What is being written outlives the page: phones throw pages away while the camera is open. It stays in the tab and goes with it. */
export class Draft {
  readonly #key: string;

  constructor(readonly form: HTMLFormElement, number: string, person: string) {
    this.#key = `qs-field-draft-${number}-${person}`;
  }

  keep(): void {
    sessionStorage.setItem(this.#key, JSON.stringify([...new FormData(this.form)].filter(([, value]) => typeof value === 'string')));
  }

  /** What somebody has typed before the script was there stays as it is, and is kept from now on. */
  restore(): void {
    for (const [name, value] of JSON.parse(sessionStorage.getItem(this.#key) ?? '[]') as [string, string][]) {
      for (const field of this.form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`)) {
        if (field.type === 'radio' || field.type === 'checkbox') (field as HTMLInputElement).checked ||= field.value === value;
        else if (!('defaultValue' in field) || field.value === field.defaultValue) field.value = value;
      }
    }
    this.keep();
  }

  forget(): void {
    sessionStorage.removeItem(this.#key);
  }
}
