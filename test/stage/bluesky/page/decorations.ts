import { RichText } from '@atproto/api';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** Marks what will become a link or a hashtag: `<span class="autolink">`. */
export const Autolink = Extension.create({
  name: 'autolink',
  addProseMirrorPlugins: () => [new Plugin({ props: { decorations: ({ doc }) => decorate(doc) } })],
});

function decorate(doc: Node): DecorationSet {
  const found: Decoration[] = [];
  doc.descendants((node, position) => {
    if (!node.isText || !node.text) return;
    const rich = new RichText({ text: node.text });
    rich.detectFacetsWithoutResolution();
    let from = position;
    for (const segment of rich.segments()) {
      const to = from + segment.text.length;
      if (segment.isLink() || segment.isTag()) found.push(Decoration.inline(from, to, { class: 'autolink' }));
      from = to;
    }
  });
  return DecorationSet.create(doc, found);
}
