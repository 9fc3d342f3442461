export const directoryRuns = () => ({
  'The account to read with is refused. {why}': 'Das Konto zum Lesen wird abgewiesen. {why}',
  'Another server has taken the run over.': 'Ein anderer Server hat den Abgleich übernommen.',
  'Look at what would happen, and confirm it.': 'Sehen Sie sich an, was geschehen würde, und bestätigen Sie es.',
  '{count} entries came without what they are known by, so nobody counts as missing. The service account may not be allowed to read it.':
    '{count} Einträge kamen ohne das, woran sie wiedererkannt werden, darum gilt niemand als verschwunden. Vielleicht darf das Konto zum Lesen es nicht lesen.',
  'The group of this code here opens a sensitive app, and is joined by a mapping only.':
    'Die hiesige Gruppe mit diesem Code öffnet eine sensible App, und in sie führt nur eine Zuordnung.',
  'Groups stand deeper in one another than is followed. Who is in the outer ones only through them is not.':
    'Gruppen stecken tiefer ineinander, als verfolgt wird. Wer nur durch sie in den äußeren wäre, ist es nicht.',
  'Stopped by hand. What was done until then stays, and the next run does the rest.':
    'Von Hand angehalten. Was bis dahin getan war, bleibt, und der nächste Abgleich tut das Übrige.',
  'Stopped by hand. Nothing was changed.': 'Von Hand angehalten. Es wurde nichts geändert.',
  'The run has failed; the log says why.': 'Der Abgleich ist gescheitert; warum, steht im Protokoll des Servers.',
  'The end of the run could not be written.': 'Das Ende des Abgleichs ließ sich nicht festhalten.',
  'The server that did it has stopped meanwhile.': 'Der Server, der daran arbeitete, wurde inzwischen angehalten.',
  'The search found nobody, where {known} people were known. The base, the filter or the rights of the service account may be wrong.':
    'Die Suche fand niemanden, wo {known} Personen bekannt waren. Die Basis, der Filter oder die Rechte des Kontos zum Lesen stimmen vielleicht nicht.',
  'None of the {known} people known was found again. The base, or the attribute they are known by, may be another one.':
    'Von den {known} bekannten Personen wurde keine wiedergefunden. Die Basis oder das Attribut, an dem man sie erkennt, ist vielleicht ein anderes.',
  '{removed} of {known} people would not be let in any more.':
    '{removed} von {known} Personen würden nicht mehr hineingelassen.',
  '{removed} of {known} memberships would end.': '{removed} von {known} Mitgliedschaften würden enden.',
  'The settings have changed since the last run, which makes {made} people new, {conflicts} conflicts, and {removed} people missing.':
    'Die Einstellungen haben sich seit dem letzten Abgleich geändert; dadurch wären {made} Personen neu, {conflicts} in Konflikt und {removed} verschwunden.',
  'Their picture was left out. {why}': 'Ihr Bild wurde weggelassen. {why}',
  'The log says why.': 'Warum, steht im Protokoll des Servers.',
  'Pictures were not taken over from here on. {why}': 'Ab hier wurden keine Bilder mehr übernommen. {why}',
  'They could not be taken over; the log says why.':
    'Die Person ließ sich nicht übernehmen; warum, steht im Protokoll des Servers.',
  'The entry has no “{attribute}”.': 'Der Eintrag hat kein „{attribute}“.',
  'The entry has no “{attribute}”, by which it would be known again.':
    'Der Eintrag hat kein „{attribute}“, woran er wiedererkannt würde.',
  'The group has no “{attribute}”.': 'Die Gruppe hat kein „{attribute}“.',
  'Another entry has the same id.': 'Ein anderer Eintrag hat dieselbe Kennung.',
  'An admin has decided to leave this one out.': 'Ein Administrator hat entschieden, diesen Eintrag wegzulassen.',
  'They are disabled there, and nobody here knows them.': 'Die Person ist dort deaktiviert und hier niemandem bekannt.',
  'They are expired there, and nobody here knows them.':
    'Das Konto der Person ist dort abgelaufen und hier nicht bekannt.',
  'They are locked there, and nobody here knows them.':
    'Das Konto der Person ist dort gesperrt und hier nicht bekannt.',
  'They are in no group that counts here, and the settings ask for one.':
    'Die Person ist in keiner Gruppe, die hier zählt, und die Einstellungen verlangen eine.',
  'They were deleted here for good.': 'Die Person wurde hier endgültig gelöscht.',
  'They are in the trash here.': 'Die Person ist hier im Papierkorb.',
  'They have moved here with their password, and are not kept there any more.':
    'Die Person ist mit ihrem Passwort hierher umgezogen und wird dort nicht mehr geführt.',
  'They are not kept in this directory any more.': 'Die Person wird nicht mehr in diesem Verzeichnis geführt.',
})
