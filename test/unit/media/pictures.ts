import sharp, { type Sharp } from 'sharp';
import { withoutLocation } from '../../../utils/media/without-location.ts';
import { type FreedFile, vouchFor } from '../../../utils/post/freed-file.ts';

/** Words that must not be in a file anymore. */
export const secrets = ['SecretCam', 'SN-4711', '51/1', 'Private note', '2024:05:06'];

/** A picture of noise and colours, so that a changed byte of it shows. */
export function noise(width: number, height: number, channels: 3 | 4 = 3): Sharp {
  const data = Buffer.alloc(width * height * channels);
  for (let i = 0, value = 7; i < data.length; i += 1) {
    value = (value * 1103515245 + 12345) & 0x7fffffff;
    data[i] = (value >> 16) & (i % 5 === 0 ? 255 : 63);
  }
  return sharp(data, { raw: { width, height, channels } });
}

/** What a camera writes: device, time, place, a note, and a photographer's credit. */
export function withCameraData(picture: Sharp): Sharp {
  return picture
    .withMetadata({ orientation: 6 })
    .withIccProfile('p3')
    .withExif({
      IFD0: {
        Model: 'SecretCam',
        ImageDescription: 'Private note',
        DateTime: '2024:05:06 07:08:09',
        Artist: 'Erika Muster',
        Copyright: 'Stadt Krefeld',
        Orientation: '6',
      },
      IFD2: { BodySerialNumber: 'SN-4711', DateTimeOriginal: '2024:05:06 07:08:09' },
      IFD3: { GPSLatitude: '51/1 20/1 1/1', GPSLatitudeRef: 'N', GPSMapDatum: 'SecretPlace' },
    })
    .withXmp(packet);
}

/** An XMP packet with a place and a creator. */
export const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,20N-SecretPlace">
<dc:creator><rdf:Seq><rdf:li>Agentur &amp; Söhne</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;

/** A file of bytes, with its type. */
export function fileOf(bytes: Uint8Array, type = ''): FreedFile {
  return vouchFor(new Blob([new Uint8Array(bytes)], { type }));
}

/** The bytes of a file. */
export async function bytesOf(file: Blob): Promise<Buffer> {
  return Buffer.from(await file.arrayBuffer());
}

/** The pixels as they are in the file, every frame, before the orientation. */
export async function pixelsOf(bytes: Uint8Array): Promise<Buffer> {
  return sharp(bytes, { animated: true, autoOrient: false }).raw().toBuffer();
}

/** What is left of a file, which must have been cleaned without being written anew. */
export async function freedFrom(file: Blob, keepCredit = false): Promise<FreedFile> {
  const freed = await withoutLocation(file, keepCredit);
  if (!freed.cleaned) throw new Error(`not cleaned: ${freed.why}`);
  return freed.file;
}
