import { readShown } from '../utils/platforms/facebook/shown.ts';
import { offerReader } from '../utils/platforms/offer-reader.ts';

// Put into a page only when a person asks for what it shows.
export default { main: () => offerReader(readShown) };
