import { useRef, useState } from 'react';
import { Button, Icon, paths } from './button.tsx';
import { readItems } from './items.ts';
import { say } from './labels.ts';
import { call, encodeForm } from './request.ts';
import { TextBox } from './text-box.tsx';
import { upload } from './upload.ts';

/** A chat: its box is Lexical's too, it takes files, and nothing of it is a post. */
export function Direct() {
  const [sent, setSent] = useState<string[]>([]);
  const [round, setRound] = useState(0);
  const text = useRef('');
  const input = useRef<HTMLInputElement>(null);
  const send = async () => {
    if (!text.current) return;
    const body = encodeForm({ text: text.current });
    await call('/api/v1/direct_v2/threads/broadcast/text/', body);
    setSent([...sent, text.current]);
    setRound(round + 1);
  };
  const sendFile = async (files: Iterable<File>) => {
    const [item] = await readItems(files);
    if (item?.kind !== 'picture') return;
    const upload_id = await upload(item, 'original', 'direct');
    const body = encodeForm({ upload_id, allow_full_aspect_ratio: '1' });
    await call('/api/v1/direct_v2/threads/broadcast/configure_photo/', body);
    setSent([...sent, item.file.name]);
  };
  return (
    <aside className="k-direct" aria-label={say.messages}>
      <h2>{say.messages}</h2>
      {sent.map((one) => (
        <p key={one} className="k-comment">
          {one}
        </p>
      ))}
      <div className="k-form">
        <TextBox
          key={round}
          label={say.message}
          className="k-message"
          onText={(now) => (text.current = now)}
        />
        <form>
          <input
            ref={input}
            type="file"
            multiple
            className="k-hidden"
            accept="image/jpeg,image/png,video/mp4,video/quicktime"
            onChange={({ target }) => sendFile([...(target.files ?? [])])}
          />
        </form>
        <Button onPress={() => input.current?.click()}>
          <Icon label={say.messagePicture} path={paths.picture} />
        </Button>
        <Button onPress={send}>{say.send}</Button>
      </div>
    </aside>
  );
}
