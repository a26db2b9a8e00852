/** A policy in which every setting stands once, as a town might have it. What is not wanted is left out. */
export const examplePolicy = {
  servers: ['social.stadt.example'],
  accounts: [{ server: 'social.stadt.example', handle: '@stadt@social.stadt.example' }],
  rules: [
    {
      platform: 'facebook',
      profile: '100064000000001',
      name: 'Stadt Beispielstadt',
      accounts: ['@stadt@social.stadt.example'],
      mode: 'ask',
      visibility: 'public',
      institution: 'Pressestelle',
      inReport: true,
    },
    { platform: 'instagram', profile: '17841400000000001', name: 'Privat', mode: 'never' },
  ],
  newProfiles: { mode: 'ask', visibility: 'public' },
  mentions: [{ platform: 'bluesky', name: '@zoo.example', account: '@zoo@social.stadt.example' }],
  descriptions: 'warn',
  retention: 24,
  draftDays: 90,
  endings: [
    { account: '@stadt@social.stadt.example', text: 'Impressum: https://www.stadt.example/impressum' },
  ],
  mayChange: ['accounts', 'rules', 'mentions', 'report', 'composer'],
  firstStart: true,
  contact: 'https://www.stadt.example/it-hilfe',
};
