export const external = () => ({
  'There is no such directory; it may have been deleted.':
    'Dieses Verzeichnis gibt es nicht; vielleicht wurde es gelöscht.',
  'This directory is turned off. Turn it on first.': 'Dieses Verzeichnis ist abgeschaltet. Schalten Sie es zuerst ein.',
  'This directory is turned off.': 'Dieses Verzeichnis ist abgeschaltet.',
  'There is no such conflict any more.': 'Diesen Konflikt gibt es nicht mehr.',
  'There is nobody here it could be linked to.': 'Hier ist niemand, mit dem sich der Eintrag verknüpfen ließe.',
  'The directory’s settings refuse to link people who are here already. Change “match” first.':
    'Die Einstellungen des Verzeichnisses lehnen es ab, Personen zu verknüpfen, die schon hier sind. Ändern Sie zuerst „match“.',
  'An owner stays local: somebody must be able to come in without the directory.':
    'Ein Inhaber bleibt lokal: Jemand muss auch ohne das Verzeichnis hereinkommen können.',
  'Say under which username.': 'Geben Sie an, unter welchem Benutzernamen.',
  'There is no such run; it may be older than history is kept.':
    'Diesen Lauf gibt es nicht; vielleicht ist er älter, als der Verlauf zurückreicht.',
  'This run is over already.': 'Dieser Lauf ist schon zu Ende.',
  'People of this directory only sign in with it; there is nothing to synchronise.':
    'Personen dieses Verzeichnisses melden sich nur damit an; es gibt nichts zu synchronisieren.',
  'This run does not wait to be confirmed.': 'Dieser Lauf wartet nicht auf eine Bestätigung.',
  'There was another run since. Look at that one first.':
    'Seitdem gab es einen anderen Lauf. Sehen Sie sich zuerst diesen an.',
  'This directory is being looked at already.': 'Dieses Verzeichnis wird bereits durchgesehen.',
  'A synchronisation of this directory is under way.': 'Dieses Verzeichnis wird gerade synchronisiert.',
  'The server stops.': 'Der Server hält an.',
  'Other directories are being looked at. Try again in a moment.':
    'Gerade werden andere Verzeichnisse geprüft. Versuchen Sie es gleich noch einmal.',
  'The server or its encryption changed: type the password again. A stored one goes nowhere else.':
    'Der Server oder seine Verschlüsselung hat sich geändert: Geben Sie das Passwort noch einmal ein. Ein gespeichertes geht nirgendwo anders hin.',
  'Type the password of the account to read with.': 'Geben Sie das Passwort des Kontos zum Lesen ein.',
  '“{url}” is no address of a directory server; it begins with ldap:// or ldaps://.':
    '„{url}“ ist keine Adresse eines Verzeichnisservers; sie beginnt mit ldap:// oder ldaps://.',
  'No line of this begins with “security.ldap.”.': 'Keine Zeile davon beginnt mit „security.ldap.“.',
  'People who are kept here may not sign in. Allow that in the sign-in rules first.':
    'Personen, die hier geführt werden, dürfen sich nicht anmelden. Erlauben Sie das zuerst in den Anmelderegeln.',
  'Passwords are sent to this directory unencrypted. Change its address to ldaps://, or switch StartTLS on, first.':
    'Passwörter gehen unverschlüsselt an dieses Verzeichnis. Ändern Sie zuerst seine Adresse in ldaps://, oder schalten Sie StartTLS ein.',
  'Choose a day in the future.': 'Wählen Sie einen Tag in der Zukunft.',
  'Choose a day within a year: it can be extended.':
    'Wählen Sie einen Tag innerhalb eines Jahres: Er lässt sich hinausschieben.',
  'Choose people of this directory who have never signed in here, and have neither a password nor a passkey.':
    'Wählen Sie Personen dieses Verzeichnisses, die sich hier noch nie angemeldet haben und weder ein Passwort noch einen Passkey haben.',
  'Nobody of this directory can move this way: everybody has signed in here before, or has a password or a passkey.':
    'Niemand aus diesem Verzeichnis kann so umziehen: Alle haben sich hier schon angemeldet oder haben ein Passwort oder einen Passkey.',
  'ldaps:// is encrypted from the first byte. Switch StartTLS off, or write ldap://.':
    'ldaps:// ist vom ersten Byte an verschlüsselt. Schalten Sie StartTLS aus, oder schreiben Sie ldap://.',
  'Give at least one server, such as ldaps://ldap.example.com.':
    'Geben Sie mindestens einen Server an, zum Beispiel ldaps://ldap.example.com.',
  'A server is ldap:// or ldaps:// with a host and, where needed, a port: ldaps://ldap.example.com.':
    'Ein Server ist ldap:// oder ldaps:// mit einem Host und, wo nötig, einem Port: ldaps://ldap.example.com.',
  'The name a certificate must have, such as ldap.example.com, or none.':
    'Der Name, den das Zertifikat haben muss, zum Beispiel ldap.example.com, oder keiner.',
  'This holds a private key. Paste certificates only.':
    'Darin ist ein privater Schlüssel. Fügen Sie nur Zertifikate ein.',
  'Paste certificates in PEM form: from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.':
    'Fügen Sie Zertifikate im PEM-Format ein: von -----BEGIN CERTIFICATE----- bis -----END CERTIFICATE-----.',
  'A regular expression for the whole name, such as [a-z]+\\.[a-z]+, or none.':
    'Ein regulärer Ausdruck für den ganzen Namen, zum Beispiel [a-z]+\\.[a-z]+, oder keiner.',
  'This says who all may come in, so it has no {place}; the sign-in filter has.':
    'Das sagt, wer überhaupt hereinkommt, und hat deshalb kein {place}; der Anmeldefilter hat es.',
  'Say where the username goes: (uid={place}).': 'Geben Sie an, wohin der Benutzername gehört: (uid={place}).',
  'An LDAP filter in parentheses, such as (objectClass=inetOrgPerson).':
    'Ein LDAP-Filter in Klammern, zum Beispiel (objectClass=inetOrgPerson).',
  'The name of an attribute there, such as mail.': 'Der Name eines Attributs dort, zum Beispiel mail.',
  'Say whose groups: (member={dn}) or (memberUid={place}).':
    'Geben Sie an, wessen Gruppen: (member={dn}) oder (memberUid={place}).',
  'Say which groups there.': 'Geben Sie an, welche Gruppen dort.',
  'Say which group here its people get, or which role.':
    'Geben Sie an, welche Gruppe hier deren Personen bekommen, oder welche Rolle.',
  'A cron line such as 0 */4 * * *, in UTC.': 'Eine cron-Zeile wie 0 */4 * * *, in UTC.',
  'Give the base DN people are under: ou=people,dc=example,dc=com.':
    'Geben Sie die Basis-DN an, unter der die Personen liegen: ou=people,dc=example,dc=com.',
  'Say whom to bind as: uid={place},dc=example,dc=com or {place}@example.com.':
    'Geben Sie an, als wer die Anmeldung geschieht: uid={place},dc=example,dc=com oder {place}@example.com.',
  'Give the directory a name people know it by.': 'Geben Sie dem Verzeichnis einen Namen, unter dem man es kennt.',
  'There is no directory “{name}”. There are: {names}.': 'Es gibt kein Verzeichnis „{name}“. Es gibt: {names}.',
  'There is no directory “{unknown}”. Allowed: {allowed}.': 'Es gibt kein Verzeichnis „{unknown}“. Erlaubt: {allowed}.',
  'Paste a private key in PEM form, without a passphrase.':
    'Fügen Sie einen privaten Schlüssel im PEM-Format ein, ohne Kennwort.',
  'This key does not belong to the client certificate.': 'Dieser Schlüssel gehört nicht zum Client-Zertifikat.',
  '{title} is turned off, so nobody comes from there.': '{title} ist abgeschaltet, deshalb kommt niemand von dort.',
  'This is kept in {title} and is changed there.': 'Das liegt in {title} und wird dort geändert.',
  'Choose a group that is kept here.': 'Wählen Sie eine Gruppe, die hier geführt wird.',
  'There is no attribute “{name}” here. Declare it first.': 'Es gibt hier kein Feld „{name}“. Legen Sie es zuerst an.',
  'Say whose password it is: the service account’s DN or user principal name.':
    'Geben Sie an, wessen Passwort das ist: die DN oder den User Principal Name des Kontos zum Lesen.',
  'Paste the certificate that belongs to the key.': 'Fügen Sie das Zertifikat ein, das zum Schlüssel gehört.',
  'Paste the private key that belongs to the client certificate.':
    'Fügen Sie den privaten Schlüssel ein, der zum Client-Zertifikat gehört.',
  'Give the service account’s password before the directory is turned on.':
    'Geben Sie das Passwort des Kontos zum Lesen an, bevor das Verzeichnis eingeschaltet wird.',
  'The server, or how it is reached, is another one. Give the service account’s password again.':
    'Der Server oder der Weg zu ihm ist ein anderer. Geben Sie das Passwort des Kontos zum Lesen noch einmal an.',
  'The client certificate is another one. Paste the private key that belongs to it.':
    'Das Client-Zertifikat ist ein anderes. Fügen Sie den privaten Schlüssel ein, der dazu gehört.',
  'Every owner who can sign in comes from this directory. Make somebody an owner who does not first.':
    'Alle Inhaber, die sich anmelden können, kommen aus diesem Verzeichnis. Machen Sie zuerst jemanden zum Inhaber, für den das nicht gilt.',
  'There can be {max} directories. Delete one first.': 'Es kann {max} Verzeichnisse geben. Löschen Sie zuerst eines.',
  'There is a directory of this name. Choose another one.':
    'Es gibt schon ein Verzeichnis mit diesem Namen. Wählen Sie einen anderen.',
  'This directory is on. Turn it off first: its people become local, and stay.':
    'Dieses Verzeichnis ist eingeschaltet. Schalten Sie es zuerst ab: Seine Personen werden lokal und bleiben.',
  'Its people are still becoming local. Try again in a moment.':
    'Seine Personen werden gerade noch lokal. Versuchen Sie es gleich noch einmal.',
  'Give the username they have in that directory.':
    'Geben Sie den Benutzernamen an, den die Person in jenem Verzeichnis hat.',
  'The password of this person is kept in the directory they come from.':
    'Das Passwort dieser Person liegt in dem Verzeichnis, aus dem sie kommt.',
  'People change their password there themselves.': 'Ihr Passwort ändern Personen dort selbst.',
  'This group is kept in an external directory and is changed there.':
    'Diese Gruppe liegt in einem externen Verzeichnis und wird dort geändert.',
  'This person has been invited, and has no username yet that a directory could know.':
    'Diese Person ist eingeladen und hat noch keinen Benutzernamen, den ein Verzeichnis kennen könnte.',
  'Apps know somebody else by this username, who had it before it was changed in their directory. Choose another one.':
    'Apps kennen jemand anderen unter diesem Benutzernamen, der ihn hatte, bevor er in seinem Verzeichnis geändert wurde. Wählen Sie einen anderen.',
})
