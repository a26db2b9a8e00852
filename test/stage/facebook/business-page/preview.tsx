import { type Draft, plainText, shownText } from './draft.ts';
import { say } from './say.ts';
import { page } from './setup.ts';

/** How the post will look: the only place that names the Page. */
export function Preview({ draft }: { draft: Draft }) {
  return (
    <section className="k-card">
      <h2>{say.preview}</h2>
      <article className="k-preview">
        <h2>{page.name}</h2>
        <p className="k-text">{plainText(draft.texts[shownText(draft)])}</p>
        <div className="k-shown">
          {draft.items.map((item) =>
            item.kind === 'photo' ? (
              <img key={item.key} src={item.preview} alt="" />
            ) : (
              <video key={item.key} src={item.preview} muted />
            ),
          )}
        </div>
      </article>
    </section>
  );
}
