import type { RecipeSentence } from './sentences.ts'

/** By the sentence a recipe says. Placeholders and what stands between backticks stay as they are. */
export const de: Record<RecipeSentence, string> = {
  'Your proxy asks us about each request, and lets through whom you let in.':
    'Ihr Proxy fragt uns bei jeder Anfrage und lässt durch, wen Sie hineinlassen.',
  'Name the proxy’s address in `trustedProxies` of our configuration; whoever else asks is answered 403.':
    'Nennen Sie die Adresse des Proxys in `trustedProxies` unserer Konfiguration; wer sonst fragt, erhält 403.',
  'Put the block of your proxy in place of {{upstream}}’s old one, with the address the app itself listens at, and reload the proxy.':
    'Setzen Sie den Block Ihres Proxys an die Stelle des bisherigen für {{upstream}}, mit der Adresse, an der die App selbst antwortet, und laden Sie den Proxy neu.',
  'See to it that nothing but the proxy reaches {{upstream}}: whoever reaches the app past it says who they are themselves.':
    'Sorgen Sie dafür, dass nur der Proxy {{upstream}} erreicht: Wer an ihm vorbei zur App gelangt, sagt selbst, wer er ist.',
  'Where app passwords are switched on here, take `Authorization` out of what goes on to the app, as the block of your proxy says.':
    'Wo hier Anwendungspasswörter eingeschaltet sind, nehmen Sie `Authorization` aus dem heraus, was an die App weitergeht, wie es im Block Ihres Proxys steht.',
  'The app gets the headers on every request, with `-` where there is nothing to say.':
    'Die App erhält die Header bei jeder Anfrage, mit `-`, wo es nichts zu sagen gibt.',
  'What is not ASCII in a header is percent-encoded UTF-8.':
    'Was in einem Header nicht ASCII ist, steht als UTF-8 in Prozentkodierung.',
  'The header `X-Authenticated-Admin`: `true` or `false`.': 'Der Header `X-Authenticated-Admin`: `true` oder `false`.',
  'The header `Remote-Groups`, joined with commas.': 'Der Header `Remote-Groups`, durch Kommas getrennt.',
  'We are asked about every request, so that the next one is refused. A page that stays open shows what it had.':
    'Wir werden bei jeder Anfrage gefragt, sodass die nächste abgelehnt wird. Eine Seite, die offen bleibt, zeigt, was sie hatte.',
  'Paths for programs and phones': 'Pfade für Programme und Telefone',
  'An app on a phone that cannot show a sign-in may send an app password by Basic, once that is switched on here.':
    'Eine App auf einem Telefon, die keine Anmeldung zeigen kann, darf mit Basic ein Anwendungspasswort senden, sobald das hier eingeschaltet ist.',
  'One sign-in, second factor included; the app never sees a password.':
    'Eine Anmeldung, zweiter Faktor inbegriffen; die App sieht nie ein Passwort.',
  'Give the app the issuer, or the discovery address, and it finds the rest itself; an old one wants each address.':
    'Geben Sie der App den Issuer oder die Discovery-Adresse, und sie findet das Übrige selbst; eine alte verlangt jede Adresse einzeln.',
  'Give it the client id, the secret and the scopes.': 'Geben Sie ihr die Client-ID, das Geheimnis und die Scopes.',
  'Compare its redirect address with the one here: they have to be the same to the letter.':
    'Vergleichen Sie ihre Weiterleitungsadresse mit der hier: Sie müssen Zeichen für Zeichen gleich sein.',
  'An app that reads only the ID token gets the claims there once that is switched on here.':
    'Eine App, die nur das ID-Token liest, erhält die Claims dort, sobald das hier eingeschaltet ist.',
  'The claim `admin`, with the scope `roles`.': 'Der Claim `admin`, mit dem Scope `roles`.',
  'The claim `groups`, with the scope of the same name.': 'Der Claim `groups`, mit dem Scope desselben Namens.',
  'Whether it is told depends on the app. One that has no address for sign-out messages keeps its own sign-in until that ends.':
    'Ob sie davon erfährt, hängt von der App ab. Eine ohne Adresse für Abmeldenachrichten behält ihre eigene Anmeldung, bis diese endet.',
  'The app asks for username and password itself, and asks us whether they are right.':
    'Die App fragt selbst nach Benutzername und Passwort und fragt uns, ob sie stimmen.',
  'Switch the directory server on, if it is not.': 'Schalten Sie den Verzeichnisserver ein, wenn er aus ist.',
  'Give the app the server, what it binds as with the secret, and where people and groups are.':
    'Geben Sie der App den Server, den Bind-DN mit dem Geheimnis und wo Personen und Gruppen sind.',
  'The app sees passwords. People with a second factor give it a password for the app.':
    'Die App sieht Passwörter. Personen mit einem zweiten Faktor geben ihr ein Anwendungspasswort.',
  'Take `entryUUID` for what tells accounts apart, where the app lets you choose.':
    'Nehmen Sie `entryUUID` als das, was Konten unterscheidet, wo die App die Wahl lässt.',
  'The attribute `employeeType`: `user`, `usermanager`, `admin` or `owner`.':
    'Das Attribut `employeeType`: `user`, `usermanager`, `admin` oder `owner`.',
  'The attribute `memberOf` of people, or `member` of groups.':
    'Das Attribut `memberOf` der Personen oder `member` der Gruppen.',
  'It keeps its own sign-in until that ends; the next password is refused.':
    'Sie behält ihre eigene Anmeldung, bis diese endet; das nächste Passwort wird abgelehnt.',
  'A program asks over HTTP whether a name and a password are right.':
    'Ein Programm fragt über HTTP, ob ein Name und ein Passwort stimmen.',
  'Send name and password to {{simpleAuthLogin}}, with the client id and the secret.':
    'Senden Sie Name und Passwort an {{simpleAuthLogin}}, mit der Client-ID und dem Geheimnis.',
  'The app sees passwords. People with a second factor give it a password for the app, or send the code.':
    'Die App sieht Passwörter. Personen mit einem zweiten Faktor geben ihr ein Anwendungspasswort oder senden den Code.',
  '`admin` of the answer’s `user`.': '`admin` in `user` der Antwort.',
  '`groups` of the answer’s `user`.': '`groups` in `user` der Antwort.',
  'It is not told. A token that it asks us about again is refused; what it keeps itself goes on.':
    'Sie erfährt nichts davon. Ein Token, nach dem sie uns wieder fragt, wird abgelehnt; was sie selbst behält, gilt weiter.',
  'Straight to our sign-in': 'Direkt zu unserer Anmeldung',
  'Our button alone': 'Nur unser Knopf',
  'Not read.': 'Wird nicht gelesen.',
}
