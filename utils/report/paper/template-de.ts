/**
 * The template that comes with the extension. How it is written stands in `template.ts`. Whoever replaces it by their own
 * begins with this text.
 */
export const templateDe = `# Digitale Souveränität in der öffentlichen Kommunikation: Bericht über den Zeitraum {{period}}

[[head]]
[[rows committees]]
> Mit * gekennzeichnete Angaben hat die Verwaltung von Hand eingetragen. Alle Zahlen ohne diese Kennzeichnung stammen aus dem Protokoll von Mitposten und aus den Abfragen der Server.

## Beschlussentwurf
?resolution {{resolution}}
!resolution Der Ausschuss nimmt den Bericht der Verwaltung zur Kenntnis.

## 1 Anlass
?occasion {{occasion}}
!occasion Die Verwaltung berichtet darüber, in welchem Umfang Veröffentlichungen der Stadt auf kommerziellen Plattformen auch über Mastodon zugänglich sind. Mastodon ist ein freies, dezentrales Netz; öffentliche Beiträge sind dort ohne Konto und ohne Anmeldung lesbar.
Berichtszeitraum ist {{period}}. Die Zahlen haben den Stand {{asOf}}.

## 2 Bestand
?base Im Berichtszeitraum sind Veröffentlichungen auf {{platforms}} erfasst, von {{institutions}}.
?accounts Auf Mastodon veröffentlicht wurde über {{accounts}}.
!base Für den Berichtszeitraum sind keine Veröffentlichungen erfasst.
?otherChannels {{otherChannels}}
!otherChannels Angaben zu weiteren Kanälen und Einrichtungen liegen nicht vor.
[[rows products]]

## 3 Stand der Umsetzung
### 3.1 Abdeckung
?share Von {{base}} erfassten Veröffentlichungen sind {{mirrored}} auch auf Mastodon erschienen. Das entspricht {{share}}.
!share Eine Abdeckung kann nicht angegeben werden, weil keine Veröffentlichungen erfasst sind.
?takenBack Die Zahl der davon später zurückgenommenen Beiträge beträgt {{takenBack}}.
?corrected Die Zahl der auf Mastodon nachträglich korrigierten Beiträge beträgt {{corrected}}.
?caughtUp Die Zahl der nachträglich übernommenen Beiträge, die zunächst nicht erfasst waren, beträgt {{caughtUp}}.
?unrecognised Die Zahl der weiteren Beiträge, bei denen nicht bekannt ist, ob sie veröffentlicht wurden, beträgt {{unrecognised}}. In der Abdeckung sind sie nicht enthalten.
[[plot platforms]]
> Erfasst sind nur Profile, für die Einstellungen bestehen. Beiträge, die mit dem Telefon oder einem anderen Werkzeug veröffentlicht wurden, sind nur enthalten, soweit sie nachgeholt oder nachgesehen wurden.
?notMirrored Die Zahl der Veröffentlichungen, die nicht auf Mastodon erschienen sind, beträgt {{notMirrored}}. Die Gründe zeigt die folgende Übersicht, Anlage C führt sie einzeln auf.
?notMirrored [[table reasons]]

### 3.2 Zeit bis zur Veröffentlichung
?delayMedian Die Hälfte der Beiträge war auf Mastodon spätestens {{delayMedian}} nach der Veröffentlichung auf der Plattform zu lesen, neun von zehn spätestens nach {{delayNinth}}. Bekannt ist die Zeit bei {{delayKnown}} Veröffentlichungen.
!delayMedian Angaben zur Zeit bis zur Veröffentlichung liegen nicht vor.

### 3.3 Reaktionen und Reichweite
?reachCounted Die Server der Konten zählten zu {{reachCounted}} abgefragten Beiträgen {{replies}} Antworten, {{boosts}} geteilte Beiträge und {{favourites}} Favoriten.
?quotes Hinzu kommen {{quotes}} Zitate.
!reachCounted Zahlen zu Reaktionen liegen nicht vor.
?followers {{followers}}
?followers [[plot followers]]
!followers Zahlen zu Followern liegen nicht vor.
> Mastodon zählt keine Aufrufe. Wer ohne Konto oder über RSS liest, ist in keiner dieser Zahlen enthalten.

### 3.4 Störungen
?failures Die Zahl der Störungen im Berichtszeitraum beträgt {{failures}}. Davon endeten mit dem Erscheinen des Beitrags auf Mastodon: {{failuresSent}}, aufgegeben: {{failuresGivenUp}}, noch nicht beendet: {{failuresLasting}}.
?failureMedian Beendete Störungen dauerten im Median {{failureMedian}}, die längste {{failureLongest}}.
!failures Störungen sind nicht erfasst.

## 4 Planung
[[rows measures]]

## 5 Recht und Datenschutz
?law {{law}}
!law Angaben zur Rechtslage liegen nicht vor.
?law Stand: {{lawAsOf}}.
?sampleAsked In einer Stichprobe von {{sampleAsked}} Beiträgen waren {{sampleReadable}} ohne Anmeldung lesbar ({{sampleShare}}).
!sampleAsked Eine Stichprobe, ob die Beiträge ohne Anmeldung lesbar sind, liegt nicht vor.

## 6 Barrierefreiheit
?mediaAll Zu den auf Mastodon veröffentlichten Beiträgen gehörten {{mediaAll}} Bilder und Videos. {{mediaByPerson}} davon ({{mediaShare}}) tragen einen Alternativtext, den ein Mensch geschrieben oder geprüft hat.
?mediaReasoned Bei {{mediaReasoned}} wurde begründet, warum keiner nötig ist.
?mediaByMachine Bei {{mediaByMachine}} lag nur ein automatisch erzeugter Text vor, der nicht übernommen wurde.
!mediaAll Zu Bildern und Videos ist nichts erfasst.
?mediaAll [[plot descriptions]]
?accessibility {{accessibility}}

## 7 Finanzielle und personelle Auswirkungen
?money {{money}}
[[rows costs]]
?hours Der personelle Aufwand beträgt {{hours}} Stunden je Woche.
!hours Angaben zum personellen Aufwand liegen nicht vor.

## 8 Klimawirkung
?climate {{climate}}
!climate Angaben zur Klimawirkung liegen nicht vor.

## 9 Nächster Bericht
?nextReport Die Verwaltung berichtet erneut: {{nextReport}}.
!nextReport Ein Termin für den nächsten Bericht steht nicht fest.

[[annex]]
## Anlage A: Kennzahlen
[[figure coverage]]
[[figure platforms]]
[[figure delay]]
[[figure descriptions]]
[[figure readable]]
[[figure reach]]
[[figure followers]]
[[figure failures]]
[[figure troubles]]
[[figure losses]]

[[annex]]
## Anlage B: Kanäle und Einrichtungen
[[figure outcomes]]
[[figure institutions]]
[[figure accounts]]

[[annex]]
## Anlage C: Veröffentlichungen, die nicht auf Mastodon stehen
[[figure notMirrored]]
`;
