'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { LIMIT } = require('./workbench');

/** A lesson in the editor, and the course beside it: what a learner clicks, types and sees. */
class Lesson {
  constructor(page, folder, settings) {
    this.page = page;
    this.folder = folder;
    this.settings = settings;
  }

  /** The text of a file of the course. */
  read(name) {
    return fs.readFileSync(path.join(this.folder, name), 'utf8');
  }

  /** What has been set in the editor, if it has. */
  setting(name) {
    return fs.existsSync(this.settings) ? JSON.parse(fs.readFileSync(this.settings, 'utf8') || '{}')[name] : undefined;
  }

  /** Changes the file of a notebook, past the editor. */
  change(name, action) {
    const notebook = JSON.parse(this.read(name));
    action(notebook);
    fs.writeFileSync(path.join(this.folder, name), JSON.stringify(notebook));
  }

  /** A lesson or an exercise in the view of the course. */
  inCourse(words) {
    return this.page.locator('.pane-body .monaco-list-row', { hasText: words }).first();
  }

  /** Shows the view of the course; a click at its icon would hide it if it is there. */
  async openCourse() {
    const icon = this.page.locator('.activitybar .action-item', { has: this.page.locator('[aria-label^="CourseKit"]') });
    if (!await icon.evaluate(item => item.classList.contains('checked'))) await icon.click();
    await this.page.locator('.pane-body .monaco-list-row').first().waitFor();
  }

  async open(title) {
    await this.openCourse();
    await this.inCourse(title).click();
    await this.isOpen();
  }

  /** Opens a notebook of the folder by its name. */
  async openFile(name) {
    await this.#quickly('Control+P', name);

    // A click does nothing where the list is drawn anew under it, as files are found.
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: LIMIT / 6 }).catch(() => this.page.keyboard.press('Enter'));
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.isOpen();
  }

  /** Does what the palette of commands calls by a name. */
  async command(name) {
    await this.#quickly('F1', name);
  }

  /** Takes what has a name from the list that a key shows. */
  async #quickly(key, name) {
    await this.page.keyboard.press(key);
    await this.page.locator('.quick-input-widget input.input:focus').waitFor();
    await this.page.keyboard.type(name);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
  }

  async isOpen() {
    await this.page.locator('.notebook-toolbar-container:visible').first().waitFor();
    await this.page.locator('.kernel-label:visible', { hasText: 'CourseKit' }).first().waitFor();
  }

  /** A button above the notebook. */
  tool(name) {
    return this.page.locator('.notebook-toolbar-container:visible .action-item', { hasText: name }).first();
  }

  async isIdle() {
    await this.tool('Interrupt').waitFor({ state: 'detached' });
  }

  /** Restarts the kernel by its button, and confirms it. */
  async restart() {
    await this.tool('Restart Kernel').click();
    await this.confirmRestart('Restart');
  }

  /** Answers the question before a restart, and waits until that is done. */
  async confirmRestart(answer) {
    await this.page.locator('.monaco-dialog-box').getByRole('button', { name: answer, exact: true }).click();
    await this.page.locator('.statusbar-item', { hasText: 'C# was restarted' }).waitFor();
  }

  /** The cell that is selected. */
  get cell() {
    return this.page.locator('.notebookOverlay:not([inert]) .code-cell-row.focused').first();
  }

  async selectExercise(title) {
    await this.inCourse(title).click();
    await this.status('Check').waitFor();
    await this.comesToRest();
  }

  /** What stands below the code of the selected cell: the mark of an exercise, and its buttons. */
  status(words) {
    return this.cell.locator('.cell-status-item', { hasText: words });
  }

  /** Clicks at a button of an exercise. */
  async act(name) {
    await this.status(name).click();
  }

  /** Presses keys one after the other, as a chord of them is. */
  async keys(...names) {
    for (const name of names) await this.page.keyboard.press(name);
  }

  /** A question that holds up all else. */
  dialog(words) {
    return this.page.locator('.monaco-dialog-box', { hasText: words });
  }

  async agree(words) {
    await this.page.locator('.monaco-dialog-box .monaco-button', { hasText: words }).click();
  }

  /** Goes to where the lesson begins. */
  async top() {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Control+Home');
    await this.page.locator('.notebookOverlay:not([inert]) .monaco-list-row[data-index="0"].focused').first().waitFor({ state: 'attached' });
  }

  /** Waits until something does not move any more: outputs find their heights one by one. */
  async comesToRest(element = this.cell) {
    const end = Date.now() + LIMIT;
    for (let [place, still] = ['', 0]; still < 5; await this.page.waitForTimeout(200)) {
      if (Date.now() > end) throw new Error('The notebook does not come to rest.');
      const now = JSON.stringify(await element.boundingBox());
      [place, still] = [now, now === place ? still + 1 : 0];
    }
  }

  /** Turns the wheel until something in an output is to be seen: the editor knows nothing of other ways to scroll. */
  async scrollTo(element) {
    const cells = await this.page.locator('.notebookOverlay:not([inert]) .monaco-list').first().boundingBox();
    const middle = cells.y + cells.height / 2;
    for (const end = Date.now() + LIMIT; ;) {
      await this.comesToRest(element);
      const place = await element.boundingBox();
      if (place.y >= cells.y && place.y + place.height <= cells.y + cells.height) return;
      if (Date.now() > end) throw new Error(`It stays at ${JSON.stringify(place)}, out of the window at ${JSON.stringify(cells)}.`);
      await this.page.mouse.move(cells.x + cells.width / 2, middle);
      await this.page.mouse.wheel(0, place.y - middle);
    }
  }

  /** Clicks at something in an output. */
  async click(element) {
    await this.scrollTo(element);
    await element.click();
  }

  /** Puts code into the selected cell. */
  async write(code) {
    await this.cell.locator('.view-lines').first().click();
    await this.cell.locator('.monaco-editor.focused').waitFor();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(code);
  }

  /** Selects the first cell with code. */
  async selectFirst() {
    await this.page.locator('.notebookOverlay:not([inert]) .code-cell-row .view-lines').first().click();
  }

  /** Adds a cell below the selected one, and writes into it. */
  async addCell(code) {
    await this.tool('Code').click();
    await this.cell.locator('.execution-count-label', { hasText: '[ ]' }).waitFor();
    await this.write(code);
  }

  /** Chooses the language of the selected cell. */
  async choose(language) {
    await this.cell.locator('.cell-status-right .cell-status-item').click();
    await this.page.keyboard.type(language);
    await this.page.keyboard.press('Enter');
    await this.cell.locator('.cell-status-right .cell-status-item', { hasText: language }).waitFor();
  }

  /** Runs the selected cell. */
  async run() {
    await this.cell.hover();
    await this.cell.locator('.run-button-container .action-label').first().click();
  }

  /** Waits until something in an output is within the window of the notebook. */
  async isInView(element) {
    const cells = await this.page.locator('.notebookOverlay:not([inert]) .monaco-list').first().boundingBox();
    for (const end = Date.now() + LIMIT / 6; ; await this.page.waitForTimeout(100)) {
      const place = await element.boundingBox();
      if (place && place.y >= cells.y && place.y + place.height <= cells.y + cells.height) return;
      if (Date.now() > end) throw new Error(`It is at ${JSON.stringify(place)}, out of the window at ${JSON.stringify(cells)}.`);
    }
  }

  /** Waits until something holds; the words say what does not. */
  async until(holds, words) {
    for (const end = Date.now() + LIMIT; !await holds(); await this.page.waitForTimeout(100)) {
      if (Date.now() > end) throw new Error(words);
    }
  }

  /** Waits until no output shows an element. */
  async hasNoOutput(selector) {
    await this.until(async () => !await this.#shown(selector), `An output still has «${selector}».`);
  }

  /** What there is to see, in words, for who cannot look at the picture of a step that has failed. */
  async description() {
    const texts = async locator => (await locator.allInnerTexts()).map(text => text.replaceAll(/\s+/g, ' ').trim()).filter(text => text);
    const outputs = [];
    for (const frame of this.page.frames().slice(1)) outputs.push(...await texts(frame.locator('.output_container')).catch(() => []));
    const parts = {
      tabs: await texts(this.page.locator('.tab.active')),
      selected: await texts(this.page.locator('.notebookOverlay:not([inert]) .monaco-list-row.focused')),
      inTheCourse: await texts(this.page.locator('.pane-body .monaco-list-row.selected')),
      messages: await texts(this.page.locator('.notification-list-item, .monaco-dialog-box')),
      outputs: outputs.map(text => text.slice(0, 200)),
    };
    return Object.entries(parts).map(([name, some]) => `  ${name}: ${some.map(text => `«${text}»`).join(' ')}`).join('\n');
  }

  /** Sets a breakpoint in a line of the selected cell, in which the cursor is at the end of the last of so many. */
  async toggleBreakpoint(line, lines) {
    for (let at = lines; at > line; at--) await this.page.keyboard.press('ArrowUp');
    await this.page.keyboard.press('F9');
  }

  /** Debugs the selected cell. */
  async debug() {
    await this.page.keyboard.press('Control+Shift+Alt+Enter');
    await this.page.locator('.debug-toolbar').waitFor();
  }

  /** Waits until the code has stopped in a line, which is marked. */
  async stopsAt(line) {
    const marked = this.page.locator('.notebookOverlay:not([inert]) .monaco-editor', { has: this.page.locator('.debug-top-stack-frame-line') });
    await marked.first().waitFor();
    const end = Date.now() + LIMIT;
    for (let found; found !== line; await this.page.waitForTimeout(100)) {
      if (Date.now() > end) throw new Error(`The code has stopped in «${found}», not in «${line}».`);
      found = await this.#markedLine().catch(() => undefined);
    }

    await this.#opensLocals();
  }

  /** Opens the variables where the editor has not: it does so by itself only where nothing moves meanwhile. */
  async #opensLocals() {
    const locals = this.page.locator('.debug-variables .monaco-list-row', { hasText: 'Locals' }).first();
    await locals.waitFor();
    await this.page.waitForTimeout(1_000);
    if (await locals.getAttribute('aria-expanded') === 'false') await locals.locator('.monaco-tl-twistie').click();
  }

  /** The text beside the mark: lines and marks are laid over each other. Icons in it are characters, too, and dots are spaces. */
  async #markedLine() {
    return this.page.evaluate(() => {
      const mark = document.querySelector('.notebookOverlay:not([inert]) .debug-top-stack-frame-line');
      const top = mark.getBoundingClientRect().top;
      const lines = [...mark.closest('.monaco-editor').querySelectorAll('.view-line')];
      const line = lines.find(one => Math.abs(one.getBoundingClientRect().top - top) < 3);
      return line.textContent.replaceAll(/\p{Co}/gu, '').replaceAll(/[\s·]/g, ' ').trim();
    });
  }

  /** A variable in the view of the debugger. */
  variable(name) {
    return this.page.locator('.debug-variables .monaco-list-row', { has: this.page.locator('.name', { hasText: new RegExp(`^${name.replace(/[[\]]/g, '\\$&')}\\s*[:=]?`) }) }).first();
  }

  /** Waits for an element of an output. */
  async output(selector) {
    let found;
    await this.until(async () => found = await this.#shown(selector), `No output has «${selector}».`);
    return found;
  }

  /**
   * An element of an output that can be seen, if there is one. Outputs are in frames; the editor moves those that are out of sight off the page.
   * Where one goes while it is looked at, its place is not waited for.
   */
  async #shown(selector) {
    for (const frame of this.page.frames()) {
      const found = frame.locator(selector).first();
      const isSeen = await found.isVisible().catch(() => false) && (await found.boundingBox({ timeout: 1_000 }).catch(() => undefined))?.x >= 0;
      if (isSeen) return found;
    }

    return undefined;
  }
}

module.exports = { Lesson };
