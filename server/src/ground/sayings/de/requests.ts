export const requests = () => ({
  'The body is not as long as Content-Length says.': 'Der Inhalt ist nicht so lang, wie Content-Length sagt.',
  'The body is empty; JSON is expected.': 'Der Inhalt ist leer; erwartet wird JSON.',
  'The body is not well-formed JSON.': 'Der Inhalt ist kein wohlgeformtes JSON.',
  'A part of the address is too long.': 'Ein Teil der Adresse ist zu lang.',
  'Some values are missing or not allowed; “fields” names them.':
    'Einige Werte fehlen oder sind nicht erlaubt; „fields“ nennt sie.',
  'Some values are missing or not allowed; “errors” names them.':
    'Einige Werte fehlen oder sind nicht erlaubt; „errors“ nennt sie.',
  'The headers of this request are too large.': 'Die Kopfzeilen dieser Anfrage sind zu groß.',
  'The request took too long to arrive.': 'Die Anfrage hat zu lange gebraucht, um anzukommen.',
  'This is not a well-formed HTTP request.': 'Das ist keine wohlgeformte HTTP-Anfrage.',
  'The dashboard has not been built. Start with “npm start”, which builds it.':
    'Das Dashboard wurde nicht gebaut. Starten Sie mit „npm start“, das es baut.',
  'There is nothing at this address.': 'Unter dieser Adresse gibt es nichts.',
  'This request names two hosts.': 'Diese Anfrage nennt zwei Hosts.',
  'There is no such picture.': 'Dieses Bild gibt es nicht.',
  'This address takes no query.': 'Diese Adresse nimmt keine Parameter an.',
  'This address takes no body.': 'Diese Adresse nimmt keinen Inhalt an.',
  'Send the bytes of a picture as the body: PNG, JPEG or WebP.':
    'Senden Sie die Bytes eines Bildes als Inhalt: PNG, JPEG oder WebP.',
  'Send If-Match with the ETag you last read, so that no change is lost.':
    'Senden Sie If-Match mit dem ETag, das Sie zuletzt gelesen haben, damit keine Änderung verloren geht.',
  'If-Match takes one ETag, such as "42".': 'If-Match nimmt ein einziges ETag, zum Beispiel "42".',
  'Idempotency-Key has 1 to 255 plain characters without spaces.':
    'Idempotency-Key hat 1 bis 255 einfache Zeichen ohne Leerzeichen.',
  'This Idempotency-Key came with another request. Make a new one for each.':
    'Dieser Idempotency-Key kam mit einer anderen Anfrage. Erzeugen Sie für jede einen neuen.',
  'The same request is still being answered. Ask again in a moment.':
    'Dieselbe Anfrage wird noch beantwortet. Fragen Sie gleich noch einmal.',
  'Doorward-Seq takes one number, as an earlier answer bore it.':
    'Doorward-Seq nimmt eine Zahl, so wie eine frühere Antwort sie trug.',
  'This server does not know that change yet. Try again in a moment.':
    'Dieser Server kennt diese Änderung noch nicht. Versuchen Sie es gleich noch einmal.',
  'This cursor is not one this list gave out. Start again without it.':
    'Diesen Cursor hat diese Liste nicht ausgegeben. Beginnen Sie ohne ihn von vorn.',
  'This API token does not work: it is not one of ours, has expired or been ended, or whom it stands for may not use it.':
    'Dieses API-Token funktioniert nicht: Es ist keines von uns, ist abgelaufen oder beendet, oder die Person dahinter darf es nicht benutzen.',
  'This is done by people who are signed in; no API token can.':
    'Das tun nur Personen, die angemeldet sind; kein API-Token kann es.',
  'This API token lacks the scope {scope}.': 'Diesem API-Token fehlt der Bereich {scope}.',
  'Too many API tokens that do not work came from this address. Wait a minute.':
    'Von dieser Adresse kamen zu viele API-Token, die nicht funktionieren. Warten Sie eine Minute.',
  'You are not signed in, or your session has ended.': 'Sie sind nicht angemeldet, oder Ihre Sitzung ist beendet.',
  'This needs a sign-in no older than ten minutes. Sign in again.':
    'Dafür darf die Anmeldung nicht älter als zehn Minuten sein. Melden Sie sich noch einmal an.',
  'Sign in again first: it is more than ten minutes ago.':
    'Melden Sie sich zuerst noch einmal an: Es ist mehr als zehn Minuten her.',
  'Your role does not allow this. Ask an admin or an owner.':
    'Ihre Rolle erlaubt das nicht. Fragen Sie eine Person mit der Rolle Administrator oder Inhaber.',
  'This sign-in is over, has taken longer than {minutes} minute on its way back, or was begun in another browser. Open the app again; if this comes again, let its cookies through.':
    'Diese Anmeldung ist beendet, hat auf dem Rückweg länger als {minutes} Minute gebraucht oder wurde in einem anderen Browser begonnen. Öffnen Sie die Anwendung noch einmal; wenn das wieder erscheint, lassen Sie ihre Cookies zu.',
  'A reverse proxy may ask here, and {address} is not listed as one: see trustedProxies in the configuration.':
    'Hier darf ein Reverse Proxy fragen, und {address} ist nicht als solcher eingetragen: siehe trustedProxies in der Konfiguration.',
  'This sign-in is over. Open the app again, and you are asked to sign in anew.':
    'Diese Anmeldung ist beendet. Öffnen Sie die Anwendung noch einmal, und Sie werden neu gefragt.',
  'This address is not open to anybody.': 'Diese Adresse steht niemandem offen.',
  'This address is written in a way that programs read differently.':
    'Diese Adresse ist so geschrieben, dass Programme sie verschieden lesen.',
  'No app here is reached through the gateway under this name.':
    'Unter diesem Namen ist hier keine Anwendung über das Gateway zu erreichen.',
  'The reverse proxy does not say whether this is http or https.':
    'Der Reverse Proxy sagt nicht, ob es http oder https ist.',
  'This address is not written as a path.': 'Diese Adresse ist nicht als Pfad geschrieben.',
  'This moment has passed.': 'Dieser Zeitpunkt ist vorbei.',
  'Somebody else changed the branding meanwhile. Look at it and try again.':
    'Jemand anders hat inzwischen das Erscheinungsbild geändert. Sehen Sie es sich an und versuchen Sie es noch einmal.',
  'Somebody else changed these settings meanwhile. Look at them and try again.':
    'Jemand anders hat inzwischen diese Einstellungen geändert. Sehen Sie sie sich an und versuchen Sie es noch einmal.',
  'Somebody else changed these rules meanwhile. Look at them and try again.':
    'Jemand anders hat inzwischen diese Regeln geändert. Sehen Sie sie sich an und versuchen Sie es noch einmal.',
  'Somebody else has changed this meanwhile. Look at it again.':
    'Jemand anders hat das inzwischen geändert. Sehen Sie es sich noch einmal an.',
  'Expected {expected}, found {found}.': 'Erwartet wird {expected}, gefunden wurde {found}.',
  'This is set by {where}. Change it there.': 'Das ist durch {where} festgelegt. Ändern Sie es dort.',
  'Something went wrong on our side, and nothing you did. Try again; if it stays, pass on the reference.':
    'Es liegt an uns und nicht an Ihnen. Versuchen Sie es noch einmal; wenn es so bleibt, geben Sie die Vorgangsnummer weiter.',
  'The body of this request is larger than this address takes.':
    'Der Inhalt dieser Anfrage ist größer, als diese Adresse annimmt.',
  'This address does not take that content type.': 'Diese Adresse nimmt diese Art von Inhalt nicht an.',
  'The address holds an escape that does not decode.':
    'Die Adresse enthält eine Kodierung, die sich nicht auflösen lässt.',
  'This server answers as {host} and was asked under another name. Behind a reverse proxy, let it pass the Host header on unchanged; if the name is right, set it as publicUrl.':
    'Dieser Server antwortet als {host} und wurde unter einem anderen Namen gefragt. Ein Reverse Proxy davor muss den Header Host unverändert weitergeben; wenn der Name stimmt, tragen Sie ihn als publicUrl ein.',
  'The server has lost touch with its database, and answers again as soon as it is back.':
    'Der Server hat die Verbindung zu seiner Datenbank verloren und antwortet wieder, sobald sie zurück ist.',
  'This request did not come from one of our pages. Open the page again and repeat what you did.':
    'Diese Anfrage kam nicht von einer unserer Seiten. Öffnen Sie die Seite neu und wiederholen Sie, was Sie getan haben.',
  'This address is too long.': 'Diese Adresse ist zu lang.',
  'This address does not take {method}.': 'Diese Adresse nimmt {method} nicht an.',
  'This app is set up to be found here, where it is not: its upstream leads back.':
    'Diese Anwendung ist so eingerichtet, dass sie hier zu finden wäre, und das ist sie nicht: Ihr Upstream führt hierher zurück.',
  'The app takes too long to answer. Try again in a moment.':
    'Die Anwendung braucht zu lange für ihre Antwort. Versuchen Sie es gleich noch einmal.',
  'The app does not answer right now. Try again in a moment.':
    'Die Anwendung antwortet gerade nicht. Versuchen Sie es gleich noch einmal.',
  'Too many pages follow the changes already. This one can be reloaded instead.':
    'Schon zu viele Seiten verfolgen die Änderungen. Diese lässt sich stattdessen neu laden.',
  'Nobody is signed in here.': 'Hier ist niemand angemeldet.',
  'This name and password do not open this app. It takes a password that was made for it alone.':
    'Dieser Name und dieses Passwort öffnen diese Anwendung nicht. Sie nimmt nur ein Passwort an, das für sie allein erstellt wurde.',
  'This access token is over, or is not for this app.':
    'Dieses Access Token ist abgelaufen oder nicht für diese Anwendung.',
  'You may not open this app.': 'Sie dürfen diese Anwendung nicht öffnen.',
})
