export const apps = () => ({
  'The app is not open there, or not any more.': 'Die App ist dort nicht oder nicht mehr geöffnet.',
  'The next {algorithm} key is published already and signs from {moment}. Have it sign now, or take it back.':
    'Der nächste Schlüssel ({algorithm}) ist schon veröffentlicht und unterschreibt ab {moment}. Lassen Sie ihn jetzt unterschreiben, oder nehmen Sie ihn zurück.',
  'There is no such key; it may have been removed.': 'Diesen Schlüssel gibt es nicht; vielleicht wurde er entfernt.',
  'Tokens are signed with this key. Have another one sign first.':
    'Mit diesem Schlüssel werden Token unterschrieben. Lassen Sie zuerst einen anderen unterschreiben.',
  'This app does not sign people in with OpenID Connect.': 'Diese App meldet Personen nicht mit OpenID Connect an.',
  'There are {max} such tokens. End some first.': 'Es gibt {max} solche Token. Beenden Sie zuerst einige.',
  'There is no such token; it may have been ended already.':
    'Dieses Token gibt es nicht; vielleicht wurde es schon beendet.',
  'Give the token a name.': 'Geben Sie dem Token einen Namen.',
  'A token works for a year at most.': 'Ein Token gilt höchstens ein Jahr.',
  'This is the name of our own pages. An app behind the gateway has one of its own.':
    'Das ist der Name unserer eigenen Seiten. Eine App hinter dem Gateway hat einen eigenen.',
  'Give the name alone, like wiki.example.com: no https://, no port, no path.':
    'Geben Sie nur den Namen an, zum Beispiel wiki.example.com: ohne https://, ohne Port, ohne Pfad.',
  'A path starts with / and has at most {max} characters.': 'Ein Pfad beginnt mit / und hat höchstens {max} Zeichen.',
  'Write the path as people read it: without ?, #, %, ; and \\.':
    'Schreiben Sie den Pfad, wie man ihn liest: ohne ?, #, %, ; und \\.',
  'Write the path as it is looked at: without //, . and .. in it.':
    'Schreiben Sie den Pfad, wie er geprüft wird: ohne //, . und .. darin.',
  'Give a whole address, such as https://app.example.com/callback.':
    'Geben Sie eine vollständige Adresse an, zum Beispiel https://app.example.com/callback.',
  'This kind of address is not safe to return to.': 'Zu dieser Art von Adresse zurückzukehren ist nicht sicher.',
  'Leave out # and what follows it.': 'Lassen Sie # und alles danach weg.',
  'Write each address out; patterns are not matched.':
    'Schreiben Sie jede Adresse aus; Muster werden nicht verglichen.',
  'Leave out the name and password before @.': 'Lassen Sie Name und Passwort vor @ weg.',
  'Use https; http is for addresses on this machine or in a private network.':
    'Verwenden Sie https; http ist für Adressen auf diesem Rechner oder in einem privaten Netz.',
  'A client id has 1 to 100 plain characters, without spaces and colons.':
    'Eine Client-ID hat 1 bis 100 einfache Zeichen, ohne Leerzeichen und Doppelpunkte.',
  'A client id has 1 to 100 plain characters without spaces.':
    'Eine Client-ID hat 1 bis 100 einfache Zeichen ohne Leerzeichen.',
  'Give the address the app listens at, like http://127.0.0.1:3000.':
    'Geben Sie die Adresse an, unter der die App lauscht, zum Beispiel http://127.0.0.1:3000.',
  'No name and password in it: an app behind the gateway is told who somebody is.':
    'Ohne Name und Passwort darin: Einer App hinter dem Gateway wird gesagt, wer jemand ist.',
  'Scheme, name and port alone: an app has the same paths there that people ask for.':
    'Nur Schema, Name und Port: Eine App hat dort dieselben Pfade, nach denen gefragt wird.',
  'No app is at this address: it leads to this machine’s surroundings.':
    'Unter dieser Adresse ist keine App: Sie führt in die Umgebung dieses Rechners.',
  'This leads back here. Give the address the app itself listens at.':
    'Das führt hierher zurück. Geben Sie die Adresse an, unter der die App selbst lauscht.',
  'A recipe is named in a to z, 0 to 9 and hyphen.': 'Ein Rezept heißt mit a bis z, 0 bis 9 und Bindestrich.',
  'The access rule names a group that does not exist.': 'Die Zugriffsregel nennt eine Gruppe, die es nicht gibt.',
  'The access rule names a person that does not exist.': 'Die Zugriffsregel nennt eine Person, die es nicht gibt.',
  'These secrets were kept under another key, and cannot be taken over.':
    'Diese Geheimnisse lagen unter einem anderen Schlüssel und lassen sich nicht übernehmen.',
  'Give the app a name.': 'Geben Sie der App einen Namen.',
  'There is no such secret; it may have been removed.': 'Dieses Geheimnis gibt es nicht; vielleicht wurde es entfernt.',
  'There is no such secret; it may have been removed already.':
    'Dieses Geheimnis gibt es nicht; vielleicht wurde es schon entfernt.',
  'Give a web address.': 'Geben Sie eine Webadresse an.',
  'Link-local and metadata addresses are never called.': 'Link-lokale und Metadaten-Adressen werden nie aufgerufen.',
  'An app that registered itself is told at a public https address only.':
    'Eine App, die sich selbst registriert hat, erfährt es nur unter einer öffentlichen https-Adresse.',
  'Give at least one redirect address.': 'Geben Sie mindestens eine Weiterleitungsadresse an.',
  'An app without a secret cannot get tokens for itself.':
    'Eine App ohne Geheimnis kann keine Token für sich selbst bekommen.',
  'Give the public keys the app signs with.':
    'Geben Sie die öffentlichen Schlüssel an, mit denen die App unterschreibt.',
  'An app without redirect addresses makes no authorization requests.':
    'Eine App ohne Weiterleitungsadressen stellt keine Autorisierungsanfragen.',
  'With the device flow, apps know people by their usernames.':
    'Mit dem Device Flow kennen Apps Personen unter ihrem Benutzernamen.',
  'Give a JWK Set: an object with a list “keys”.': 'Geben Sie ein JWK-Set an: ein Objekt mit einer Liste „keys“.',
  'Each key has a “kty” of RSA, EC or OKP.': 'Jeder Schlüssel hat ein „kty“ von RSA, EC oder OKP.',
  'This is a private key, which only the app may have. Give its public part.':
    'Das ist ein privater Schlüssel, den nur die App haben darf. Geben Sie seinen öffentlichen Teil an.',
  '1 to 200 plain characters without spaces.': '1 bis 200 einfache Zeichen ohne Leerzeichen.',
  '“{claim}” says something else already.': '„{claim}“ sagt schon etwas anderes.',
  'Two attributes cannot be one claim.': 'Zwei Felder können nicht ein Claim sein.',
  'Give a whole address without #.': 'Geben Sie eine vollständige Adresse ohne # an.',
  'This API stands here twice.': 'Diese API steht hier zweimal.',
  'Scopes are plain words.': 'Bereiche sind einfache Wörter.',
  'A day, a week, 30 days, or for good.': 'Einen Tag, eine Woche, 30 Tage oder für immer.',
  'Choose a moment that is still to come.': 'Wählen Sie einen Zeitpunkt, der noch kommt.',
  'Give the account a name, such as what it does.': 'Geben Sie dem Konto einen Namen, zum Beispiel was es tut.',
  'There is no such service account; it may have been deleted.':
    'Dieses Dienstkonto gibt es nicht; vielleicht wurde es gelöscht.',
  'Choose at least one thing it may do.': 'Wählen Sie mindestens etwas, das es darf.',
  'Another app has this client id.': 'Eine andere App hat diese Client-ID.',
  'Another app is reached under this name.': 'Unter diesem Namen wird eine andere App erreicht.',
  'This app has just been set to sign with its secret. Make the secret again.':
    'Diese App wurde gerade darauf umgestellt, mit ihrem Geheimnis zu unterschreiben. Erstellen Sie das Geheimnis neu.',
  'There is an app of this name. Choose another one.':
    'Es gibt schon eine App mit diesem Namen. Wählen Sie einen anderen.',
  'This app is marked sensitive, so only an admin decides who is let in.':
    'Diese App ist als sensibel markiert, deshalb entscheidet nur ein Administrator, wer hereinkommt.',
  'Whoever looks after this app decides, the managers of its groups do, and admins.':
    'Es entscheidet, wer diese App betreut; auch die Verwalter ihrer Gruppen und Administratoren entscheiden.',
  'This person is not let in by name; it may have ended.':
    'Diese Person wird nicht namentlich eingelassen; vielleicht ist das beendet.',
  'Choose somebody who decides about this app.': 'Wählen Sie jemanden, der über diese App entscheidet.',
  'Nobody decides about their own request. Ask another.':
    'Niemand entscheidet über die eigene Anfrage. Fragen Sie jemand anderen.',
  'People ask for access, and nobody for them.': 'Um Zugriff bitten Personen selbst, und niemand für sie.',
  'This app is switched off for everybody.': 'Diese App ist für alle abgeschaltet.',
  'This app is open to everybody.': 'Diese App steht allen offen.',
  'You have asked for this app already, and nobody has answered.':
    'Sie haben schon um diese App gebeten, und noch niemand hat geantwortet.',
  'Only who has asked takes the request back.': 'Nur wer gefragt hat, nimmt die Anfrage zurück.',
  'No service account changes itself. An admin or owner does.':
    'Kein Dienstkonto ändert sich selbst. Das tut ein Administrator oder Inhaber.',
  'A service account is never an owner.': 'Ein Dienstkonto ist nie Inhaber.',
  'There is a service account of this name. Names are compared without case.':
    'Es gibt schon ein Dienstkonto mit diesem Namen. Groß- und Kleinschreibung zählt nicht.',
  'This person is in the trash. Choose somebody else.': 'Diese Person ist im Papierkorb. Wählen Sie jemand anderen.',
  'API tokens are made and ended by people who are signed in.':
    'API-Token erstellen und beenden nur Personen, die angemeldet sind.',
  'There can be {max} service accounts. Delete some first.':
    'Es kann {max} Dienstkonten geben. Löschen Sie zuerst einige.',
  'One account has at most {max} tokens. End some first.':
    'Ein Konto hat höchstens {max} Token. Beenden Sie zuerst einige.',
  'One person has at most {max} tokens. End some first.':
    'Eine Person hat höchstens {max} Token. Beenden Sie zuerst einige.',
  'Name a person and an app, or the reference of a refusal.':
    'Nennen Sie eine Person und eine App, oder die Vorgangsnummer einer Ablehnung.',
  'No refusal has the reference {reference}; it may be older than what the audit log keeps.':
    'Keine Ablehnung hat die Vorgangsnummer {reference}; vielleicht ist sie älter, als das Protokoll zurückreicht.',
  'No test of yours listens at this app. Start it again.':
    'Kein Test von Ihnen hört bei dieser App zu. Starten Sie ihn neu.',
  'This app does not sign people in that way, so a secret would open nothing.':
    'Diese App meldet Personen nicht auf diese Weise an, ein Geheimnis würde also nichts öffnen.',
  'A public client keeps no secret; it uses PKCE instead.':
    'Ein öffentlicher Client hat kein Geheimnis; er verwendet stattdessen PKCE.',
  'This app signs with a key of its own and keeps no secret.':
    'Diese App unterschreibt mit einem eigenen Schlüssel und hat kein Geheimnis.',
  'Newer secrets were made meanwhile, so this one has ended.':
    'Inzwischen wurden neuere Geheimnisse erstellt, deshalb gilt dieses nicht mehr.',
  'There is no such agreement, or it was taken back already.':
    'Diese Zustimmung gibt es nicht, oder sie wurde schon zurückgenommen.',
  'There is no such recipe.': 'Dieses Rezept gibt es nicht.',
  'The role of this account cannot do this, so no token of it can.':
    'Die Rolle dieses Kontos kann das nicht, also kann es auch keines seiner Token.',
  'Your role cannot do this, so no token of yours can.':
    'Ihre Rolle kann das nicht, also kann es auch keines Ihrer Token.',
  'No control characters.': 'Keine Steuerzeichen.',
  'Say what you need it for.': 'Sagen Sie, wofür Sie den Zugriff brauchen.',
  'This request is not waiting any more: it was answered, taken back, or is too old.':
    'Diese Anfrage wartet nicht mehr: Sie wurde beantwortet, zurückgenommen oder ist zu alt.',
  'This group does not open the app.': 'Diese Gruppe öffnet die Anwendung nicht.',
  'You have asked for many apps today. Go on tomorrow.':
    'Sie haben heute schon nach vielen Anwendungen gefragt. Machen Sie morgen weiter.',
  'This app belongs to one person alone.': 'Diese Anwendung gehört einer einzelnen Person.',
})
