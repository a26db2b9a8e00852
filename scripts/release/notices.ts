import type { Component } from './components.ts';

/** What goes with every package: whose work is in it, and under which licences. */
export function thirdPartyNotices(components: readonly Component[]): string {
  const head = `Mitposten is built with the work of others. ${components.length} packages are in it, unchanged but for what the build leaves out.`;
  const each = components.map(({ name, version, licence, creator, website, notice }) =>
    [
      `${name} ${version}`,
      website,
      `Copyright ${creator}`,
      `Licence: ${licence}`,
      '',
      notice || missing(licence),
    ].join('\n'),
  );
  return `${[head, ...each].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** Where a package brings no text of its own, as some of a larger repository do. */
function missing(licence: string): string {
  return /\bMIT$/.test(licence) ? mit : `The text of the licence: https://spdx.org/licenses/${licence}.html`;
}

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
