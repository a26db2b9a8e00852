import { type FormEvent, useState } from 'react';
import { Button, Icon, paths } from './button.tsx';
import { say } from './labels.ts';
import { OwnPosts } from './own-posts.tsx';
import { call, encodeForm, jazoest, query } from './request.ts';

const articles = [
  { pk: '3970000000000000001', by: 'zoo.krefeld', text: 'Heute bis 18 Uhr geöffnet.' },
  { pk: '3970000000000000002', by: 'mediothek.krefeld', text: 'Vorlesen am Samstag, 11 Uhr.' },
];

/** Other people's posts, each with a box for a comment, and below them one's own, read anew in each `round`. */
export function Feed({ round }: { round: number }) {
  return (
    <main className="k-feed">
      {articles.map((article) => (
        <Article key={article.pk} {...article} />
      ))}
      <OwnPosts round={round} />
    </main>
  );
}

function Article({ pk, by, text }: { pk: string; by: string; text: string }) {
  const [comment, setComment] = useState('');
  const [sent, setSent] = useState<string[]>([]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!comment) return;
    const body = encodeForm({ comment_text: comment, jazoest: jazoest() });
    await call(`/api/v1/web/comments/${pk}/add/`, body);
    setSent([...sent, comment]);
    setComment('');
  };
  return (
    <article className="k-article">
      <div className="k-who">
        <span>{by}</span>
      </div>
      <div className="k-picture" />
      <div className="k-actions">
        <Button onPress={() => void query('PolarisAPILikePostMutation')}>
          <Icon label={say.like} path={paths.heart} />
        </Button>
        <Button onPress={() => {}}>
          <Icon label={say.comment} path={paths.bubble} />
        </Button>
      </div>
      <p>
        <strong>{by}</strong> {text}
      </p>
      {sent.map((one) => (
        <p key={one} className="k-comment">
          {one}
        </p>
      ))}
      <form className="k-form" onSubmit={submit}>
        <textarea
          aria-label={say.addComment}
          placeholder={say.addComment}
          autoComplete="off"
          rows={1}
          value={comment}
          onChange={({ target }) => setComment(target.value)}
        />
        <button type="submit" className="k-plain">
          {say.sendComment}
        </button>
      </form>
    </article>
  );
}
