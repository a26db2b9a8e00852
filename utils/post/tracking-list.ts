// As of November 2026. Chosen from what these agree on, and only what no page needs to show its content: Firefox's and
// Brave's query filters, the ClearURLs rules, AdGuard's tracking parameter filter, and the manuals of Google Analytics,
// Matomo, Mapp (Webtrekk), Mailchimp and HubSpot.

const everywhere = {
  google: 'gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid _gl',
  meta: 'fbclid igshid fb_action_ids fb_action_types fb_source',
  otherNetworks: 'msclkid twclid ttclid li_fat_id rdt_cid epik sccid yclid ymclid ysclid _openstat',
  mailchimp: 'mc_cid mc_eid',
  hubspot: '_hsenc _hsmi __hssc __hstc __hsfp hsctatracking',
  matomo:
    'mtm_campaign mtm_cid mtm_content mtm_group mtm_keyword mtm_kwd mtm_medium mtm_placement mtm_source ' +
    'pk_campaign pk_cid pk_content pk_keyword pk_kwd pk_medium pk_source piwik_campaign piwik_keyword piwik_kwd',
  mapp: 'wt_mc wt_zmc',
  otherMailings:
    '__s _kx _bhlid vero_id vero_conv oly_anon_id oly_enc_id ml_subscriber ml_subscriber_hash ss_email_id et_rid ' +
    'at_recipient_id at_recipient_list bsft_clkid bsft_uid',
  shops:
    'irclickid rb_clickid wickedid unicorn_click_id _branch_match_id _branch_referrer guce_referrer guce_referrer_sig',
};

/** The names, in small letters, of what follows people on whatever page it is added to. */
export const trackingParameters: ReadonlySet<string> = new Set(
  Object.values(everywhere).flatMap((names) => names.split(' ')),
);

/** What follows people on some hosts, and may mean anything on others. */
export const hostParameters: { hosts: string[]; names: ReadonlySet<string> }[] = [
  { hosts: ['instagram.com'], names: namesOf('igsh') },
  { hosts: ['threads.net', 'threads.com'], names: namesOf('xmt slof') },
  {
    hosts: ['facebook.com'],
    names: namesOf('mibextid rdid refsrc paipv eav __tn__ __cft__ __xts__ _rdr _rdc'),
  },
  { hosts: ['youtube.com', 'youtu.be'], names: namesOf('si feature') },
  { hosts: ['open.spotify.com'], names: namesOf('si') },
  { hosts: ['twitter.com', 'x.com'], names: namesOf('ref_src ref_url s t') },
  { hosts: ['linkedin.com'], names: namesOf('trk trkinfo lipi rcm') },
  { hosts: ['tiktok.com'], names: namesOf('_r _t is_from_webapp is_copy_url sender_device') },
  { hosts: ['google.com', 'google.de', 'maps.app.goo.gl'], names: namesOf('g_ep g_st') },
];

/** Whether a `utm_…` is a coordinate (Universal Transverse Mercator), as the maps of cities have them, and no campaign. */
export function isCoordinate(name: string): boolean {
  return /^utm_?(?:x|y|e|n|zone|east|north|easting|northing|hemisphere|rechts|hoch|ost|nord)$/.test(name);
}

function namesOf(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}
