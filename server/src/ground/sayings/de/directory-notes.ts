export const directoryNotes = () => ({
  'Another LDAP server': 'Ein anderer LDAP-Server',
  'New domains refuse a password over an unencrypted connection: use ldaps:// or StartTLS.':
    'Neue Domänen lehnen ein Passwort über eine unverschlüsselte Verbindung ab: Nutzen Sie ldaps:// oder StartTLS.',
  'The old password of somebody who changed it goes on working at the domain controller for up to an hour.':
    'Das alte Passwort einer Person, die es geändert hat, gilt am Domänencontroller bis zu einer Stunde weiter.',
  'The search at the top of a domain answers with references to other partitions; leave “References to other servers” on ignore.':
    'Die Suche an der Spitze einer Domäne antwortet mit Verweisen auf andere Partitionen; lassen Sie „Verweise auf andere Server“ auf Ignorieren.',
  'A password over an unencrypted connection is refused (strongerAuthRequired) unless the server was told otherwise: use ldaps:// or StartTLS.':
    'Ein Passwort über eine unverschlüsselte Verbindung wird abgelehnt (strongerAuthRequired), wenn der Server nicht anders eingestellt ist: Nutzen Sie ldaps:// oder StartTLS.',
  'The directory server there is off at first, and answers the addresses of its allow-list only.':
    'Der Verzeichnisserver dort ist zunächst aus und antwortet nur den Adressen auf seiner Liste der erlaubten.',
  'Who has a second factor there is asked for its code here.':
    'Wer dort einen zweiten Faktor hat, wird hier nach dessen Code gefragt.',
  'Make the service account below cn=sysaccounts,cn=etc: memberOf cannot be read without one.':
    'Legen Sie das Konto zum Lesen unter cn=sysaccounts,cn=etc an: Ohne ein solches lässt sich memberOf nicht lesen.',
  'memberOf names roles and rules too; only groups below the base of groups count.':
    'memberOf nennt auch Rollen und Regeln; es zählen nur Gruppen unterhalb der Basis der Gruppen.',
  'People with a one-time password there type it directly after their password.':
    'Wer dort ein Einmalpasswort hat, gibt es direkt hinter dem Passwort ein.',
  'The client certificate from the admin console is what proves who asks; a service account is not needed beside it.':
    'Das Client-Zertifikat aus der Admin-Konsole beweist, wer fragt; ein Konto zum Lesen braucht es daneben nicht.',
  'People who are suspended can still be found: they cannot sign in, but a synchronisation does not see it.':
    'Gesperrte Personen sind weiterhin zu finden: Sie können sich nicht anmelden, aber ein Abgleich sieht das nicht.',
  'The base is o=<organisation>,dc=jumpcloud,dc=com. Only people who are bound to LDAP there can be seen, and groups without members cannot.':
    'Die Basis ist o=<organisation>,dc=jumpcloud,dc=com. Zu sehen sind nur Personen, die dort mit LDAP verbunden sind, und keine Gruppen ohne Mitglieder.',
  'Who is renamed there is somebody new here: JumpCloud shows nothing that stays the same.':
    'Wer dort umbenannt wird, ist hier jemand Neues: JumpCloud zeigt nichts, was gleich bleibt.',
  'The port is 3890. There is no StartTLS, and a list comes in one piece.':
    'Der Port ist 3890. StartTLS gibt es nicht, und eine Liste kommt in einem Stück.',
  'A base that does not exist gives an empty answer without an error: look at the preview before the first run.':
    'Eine Basis, die es nicht gibt, liefert ohne Fehler eine leere Antwort: Sehen Sie sich vor dem ersten Abgleich die Vorschau an.',
  'Unencrypted connections are refused: use ldaps://<organisation>.ldap.okta.com, or StartTLS on port 389.':
    'Unverschlüsselte Verbindungen werden abgelehnt: Nutzen Sie ldaps://<organisation>.ldap.okta.com oder StartTLS auf Port 389.',
  'Filters may name attributes of the standard schema only: any other gives an empty answer, without an error.':
    'Filter dürfen nur Attribute des Standardschemas nennen: Jedes andere liefert ohne Fehler eine leere Antwort.',
  'A second factor that Okta asks for itself may let a sign-in wait until it is confirmed there.':
    'Ein zweiter Faktor, den Okta selbst verlangt, kann eine Anmeldung warten lassen, bis er dort bestätigt ist.',
  'Without limits of its own for the service account the server answers at most 500 entries in all, whatever the page size: give it `limits dn.exact="…" size=unlimited`.':
    'Ohne eigene Grenzen für das Konto zum Lesen gibt der Server insgesamt höchstens 500 Einträge heraus, wie groß die Seiten auch sind: Geben Sie ihm `limits dn.exact="…" size=unlimited`.',
  'Groups of class posixGroup name people by `memberUid`: search for `{filter}` with the member attribute `memberUid`.':
    'Gruppen der Klasse posixGroup nennen Personen in `memberUid`: Suchen Sie nach `{filter}`, mit dem Mitgliedsattribut `memberUid`.',
  'Choose an attribute that stays the same when somebody is renamed, or the username is the key.':
    'Wählen Sie ein Attribut, das gleich bleibt, wenn jemand umbenannt wird; sonst ist der Benutzername der Schlüssel.',
  'The server answers at most 2,000 entries, and looks at 5,000, unless the service account has limits of its own.':
    'Der Server gibt höchstens 2.000 Einträge heraus und sieht 5.000 an, wenn das Konto zum Lesen keine eigenen Grenzen hat.',
  'With the memberOf plugin the attribute names the groups of groups too.':
    'Mit dem Plugin memberOf nennt das Attribut auch die Gruppen von Gruppen.',
  'The ports are 7389 and 7636: on 389 and 636 of the same machine there may be its Active Directory.':
    'Die Ports sind 7389 und 7636: Auf 389 und 636 desselben Rechners kann sein Active Directory laufen.',
  'Use an account of the type “simple authentication account”, and search from the top of the directory.':
    'Nutzen Sie ein Konto des Typs „simple authentication account“, und suchen Sie von der Spitze des Verzeichnisses aus.',
  'What {placeholder} stands for is known to CloverDX alone: enter the value.':
    'Wofür {placeholder} steht, weiß nur CloverDX: Geben Sie den Wert ein.',
  '“{value}” is none of {values}. What is usual is taken.':
    '„{value}“ ist keines von {values}. Genommen wird das Übliche.',
  '“{value}” is no whole number above 0. What is usual is taken.':
    '„{value}“ ist keine ganze Zahl über 0. Genommen wird das Übliche.',
  '{newer} says something else and is taken.': '{newer} sagt etwas anderes und wird genommen.',
  'With user_dn_pattern nobody is searched for.': 'Mit user_dn_pattern wird niemand gesucht.',
  'Without it, and without user_dn_pattern, nobody can be found.':
    'Ohne das und ohne user_dn_pattern ist niemand zu finden.',
  'People are created only into a group at their first sign-in. Choose one.':
    'Bei ihrer ersten Anmeldung werden Personen nur in eine Gruppe hinein angelegt. Wählen Sie eine.',
  'SAML is no way to sign in here.': 'Mit SAML kann man sich hier nicht anmelden.',
  'This is no setting that is known of CloverDX.': 'Das ist keine bekannte Einstellung von CloverDX.',
  'This names a class of Java. Nothing here needs it.': 'Das nennt eine Java-Klasse. Hier braucht sie nichts.',
  'Everybody signs in by their name here, wherever they come from.':
    'Hier melden sich alle mit ihrem Namen an, woher sie auch kommen.',
  'Wrong passwords are slowed down here for everybody alike.':
    'Falsche Passwörter werden hier für alle gleich gebremst.',
  'How long sessions last is set here for everybody alike.':
    'Wie lange Sitzungen dauern, wird hier für alle gleich eingestellt.',
  '“{part}” is no address that begins with ldap:// or ldaps://.':
    '„{part}“ ist keine Adresse, die mit ldap:// oder ldaps:// beginnt.',
  'The addresses name different DNs. The first one’s is taken.':
    'Die Adressen nennen verschiedene DNs. Genommen wird der erste.',
})
