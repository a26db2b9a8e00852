import { i18n } from '#i18n';
import { helpPages } from '../utils/post/website.ts';
import { OutLink } from './OutLink.tsx';

/** The ways to help. Whom to ask is the administration's to say; if it says nothing, the project's own place is named. */
export function HelpLinks({ contact }: { contact: string | undefined }) {
  return (
    <nav aria-label={i18n.t('help.name')}>
      <ul className="help">
        {(['handbook', 'privacy', 'accessibility'] as const).map((page) => (
          <li key={page}>
            <OutLink href={helpPages[page]}>{i18n.t(`help.${page}`)}</OutLink>
          </li>
        ))}
        <li>
          <Contact contact={contact} />
        </li>
      </ul>
    </nav>
  );
}

function Contact({ contact }: { contact: string | undefined }) {
  if (contact === undefined) return <OutLink href={helpPages.contact}>{i18n.t('help.contact')}</OutLink>;
  const address = addressOf(contact);
  if (!address) return <span>{i18n.t('help.contactIs', [contact])}</span>;
  return <OutLink href={address}>{i18n.t('help.contactIs', [contact])}</OutLink>;
}

/** Where a contact leads: an address of the web or of mail as it is, a telephone number as what it is. */
function addressOf(contact: string): string | undefined {
  if (/^https:\/\/\S+$/.test(contact)) return contact;
  const mail = contact.replace(/^mailto:/, '');
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(mail)) return `mailto:${mail}`;
  const number = contact.replace(/[\s()/-]/g, '');
  return /^\+?\d{4,15}$/.test(number) ? `tel:${number}` : undefined;
}
