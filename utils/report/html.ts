import type { Block, Paper, PaperTable, Run } from '../post/paper.ts';
import { escaped } from './plots/drawing.ts';

/** The paper as one HTML file, that needs nothing beside it. */
export function htmlOf({ title, language, blocks }: Paper): string {
  const name = escaped(title);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${name}</h1>
${blocks.map((block, index) => blockHtml(block, blocks[index - 1])).join('\n')}
</main>
</body>
</html>
`;
}

const style = `
body { margin: 0; background: #fff; color: #17221f; font: 11pt/1.5 "Liberation Sans", Arial, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.3rem; } h3 { font-size: 1.1rem; }
table { width: 100%; margin: 0.5rem 0 1.5rem; border-collapse: collapse; font-size: 0.85rem; }
caption { padding: 0.25rem 0; font-weight: bold; text-align: start; }
th, td { padding: 0.25rem 0.4rem; border: 1px solid #808080; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: #e8ecea; } tbody th { font-weight: normal; } .number { text-align: end; }
figure { margin: 0.5rem 0 1.5rem; } figure svg { width: 100%; height: auto; } .note { color: #444; font-size: 0.85rem; }
@media print { main { max-width: none; padding: 0; } .annex { break-before: page; } thead { display: table-header-group; }
tr, figure { break-inside: avoid; } h2, h3, caption { break-after: avoid; } }
`;

function blockHtml(block: Block, before: Block | undefined): string {
  switch (block.kind) {
    case 'heading': {
      const level = block.level + 1;
      const annex = before?.kind === 'annex' ? ' class="annex"' : '';
      return `<h${level}${annex}>${escaped(block.text)}</h${level}>`;
    }
    case 'paragraph':
      return `<p>${runsHtml(block.runs)}</p>`;
    case 'note':
      return `<p class="note">${runsHtml(block.runs)}</p>`;
    case 'item':
      return `<ul><li>${runsHtml(block.runs)}</li></ul>`;
    case 'table':
      return tableHtml(block.table);
    case 'plot':
      return `<figure>${block.svg}<figcaption>${escaped(block.title)}</figcaption></figure>`;
    case 'annex':
      return '';
  }
}

function runsHtml(runs: readonly Run[]): string {
  return runs.map((run) => escaped(marked(run)).replaceAll('\n', '<br>')).join('');
}

function tableHtml({ caption, head, rows }: PaperTable): string {
  const headCells = head.map((text) => `<th scope="col">${escaped(text)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.map((cell, index) => {
      const text = linked(marked(cell));
      if (index === 0) return `<th scope="row">${text}</th>`;
      return `<td${cell.isNumber ? ' class="number"' : ''}>${text}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table><caption>${escaped(caption)}</caption><thead><tr>${headCells}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

const marked = ({ text, byHand }: Run) => (byHand ? `${text}*` : text);

function linked(text: string): string {
  const written = escaped(text);
  return /^https:\/\/\S+$/.test(text)
    ? `<a href="${written}">${written}</a>`
    : written.replaceAll('\n', '<br>');
}
