import sharp, { type Sharp } from 'sharp';

/** What platforms make of a picture. */
const versions: Record<string, (picture: Sharp) => Sharp> = {
  crop: (picture) => picture.resize(540, 675, { fit: 'cover' }).jpeg({ quality: 75 }),
  jpeg: (picture) => picture.resize({ width: 500 }).jpeg({ quality: 70 }),
  small: (picture) => picture.resize({ width: 300 }).jpeg({ quality: 60 }),
  border: (picture) => picture.resize(540, 540, { fit: 'contain', background: '#fff' }).jpeg(),
};

/** A picture by its name, `name` or `name:version`: the same name gives the same drawing. */
export async function drawn(name: string): Promise<Buffer> {
  const [scene = '', version] = name.split(':');
  const svg = scene.startsWith('kachel') ? tile(scene) : landscape(scene);
  const picture = sharp(await sharp(Buffer.from(svg)).png().toBuffer());
  return (version ? (versions[version]?.(picture) ?? picture) : picture).toBuffer();
}

/** Numbers from 0 to 1 that a word begins. */
function* numbers(word: string): Generator<number, never> {
  let state = [...word].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2147483647, 7);
  for (;;) {
    state = (state * 48271) % 2147483647;
    yield state / 2147483647;
  }
}

/** Something like a photograph: large soft forms, and small ones. */
function landscape(name: string): string {
  const random = numbers(name);
  const next = (from: number, to: number) => from + random.next().value * (to - from);
  const shapes = [
    { width: 1200, height: 800 },
    { width: 900, height: 1200 },
    { width: 1000, height: 1000 },
  ];
  const { width, height } = shapes[Math.floor(next(0, 3))] ?? { width: 1200, height: 800 };
  const forms = Array.from({ length: 40 }, (_, at) => {
    const size = at < 12 ? next(120, 420) : next(10, 90);
    const color = `hsl(${next(0, 360)} ${next(15, 80)}% ${next(15, 85)}%)`;
    return at % 2
      ? `<ellipse cx="${next(0, width)}" cy="${next(0, height)}" rx="${size}" ry="${next(0.4, 1) * size}" fill="${color}"/>`
      : `<rect x="${next(-80, width)}" y="${next(-80, height)}" width="${size}" height="${next(0.4, 1.6) * size}" fill="${color}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width / 2}" height="${height / 2}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="hsl(${next(0, 360)} 40% 70%)"/>${forms.join('')}</svg>`;
}

/** A tile of the city's, always of one design, with another word in its middle. */
function tile(name: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="540" height="540" viewBox="0 0 1080 1080"><rect width="1080" height="1080" fill="#0b5"/>
    <rect y="820" width="1080" height="260" fill="#063"/><circle cx="920" cy="160" r="90" fill="#fff"/>
    <text x="540" y="560" font-family="sans-serif" font-size="150" font-weight="700" fill="#fff" text-anchor="middle">${name.replace('kachel-', '')}</text></svg>`;
}
