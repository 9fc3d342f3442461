import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('de')

export const secondFactor: Texts['secondFactor'] = {
  title: 'Bestätigen Sie, dass Sie es sind',
  notYou: 'Nicht Sie?',
  submit: 'Bestätigen',
  trust: days =>
    plural(days, {
      one: 'In diesem Browser einen Tag lang nicht erneut nachfragen',
      other: `In diesem Browser ${days} Tage lang nicht erneut nachfragen`,
    }),
  code: {
    heading: 'Geben Sie den sechsstelligen Bestätigungscode ein',
    lead: organisation =>
      `Öffnen Sie die Authenticator-App auf Ihrem Smartphone und suchen Sie den Code für ${organisation}.`,
    label: 'Bestätigungscode',
    other: 'Authenticator-App gerade nicht zur Hand?',
    wrong: 'Dieser Code passt nicht. Geben Sie den ein, den die App jetzt anzeigt.',
    used: 'Dieser Code wurde schon benutzt. Warten Sie auf den nächsten, höchstens 30 Sekunden.',
    length: digits => `Ein Code hat 6 Ziffern. Dieser hat ${digits}.`,
    clock: 'Werden Codes immer wieder abgewiesen, prüfen Sie, ob Ihr Smartphone seine Uhr automatisch stellt.',
  },
  passkey: {
    heading: 'Mit Ihrem Passkey bestätigen',
    lead: 'Ihr Browser fragt nach Fingerabdruck, Gesicht, Displaysperre oder Sicherheitsschlüssel.',
    ask: 'Passkey verwenden',
    askAgain: 'Noch einmal fragen',
    waiting: 'Ihr Gerät wird gefragt',
    waitingHelp: 'Wenn Sie keine Abfrage sehen, liegt sie vielleicht hinter diesem Fenster.',
    other: 'Andere Möglichkeiten',
    needsScript: 'Passkeys brauchen einen Browser, der Skripte ausführt. Wählen Sie unten eine andere Möglichkeit.',
    failed: 'Dieser Passkey wurde nicht angenommen',
    failedHelp:
      'Der Vorgang wurde abgebrochen, hat zu lange gedauert, oder der Passkey gehört nicht Ihnen. Versuchen Sie es noch einmal oder wählen Sie eine andere Möglichkeit.',
    refusedHelp:
      'Er ist hier nicht bekannt, oder seine Antwort hat nicht gepasst. Versuchen Sie es noch einmal oder wählen Sie eine andere Möglichkeit.',
  },
  recovery: {
    heading: 'Geben Sie einen Wiederherstellungscode ein',
    lead: 'Einen der 10 Codes, die Sie beim Einrichten der Zwei-Faktor-Anmeldung gespeichert haben. Jeder Code gilt einmal.',
    label: 'Wiederherstellungscode',
    wrong: 'Dieser Code ist keiner von Ihren oder wurde schon benutzt.',
    length: letters => `Ein Wiederherstellungscode hat 8 Zeichen, wie ABCD-2345. Dieser hat ${letters}.`,
    lost: 'Auch keine Codes mehr?',
    lostHelp:
      'Fragen Sie die Person, die Ihr Benutzerkonto verwaltet. Sie prüft, dass Sie es sind, und lässt Sie die Zwei-Faktor-Anmeldung neu einrichten.',
  },
  methods: {
    label: 'Andere Möglichkeiten zu bestätigen',
    code: 'Authenticator-App verwenden',
    codeNote: 'Sechs Ziffern, die alle 30 Sekunden wechseln',
    passkey: 'Passkey verwenden',
    passkeyNote: names => names,
    recovery: 'Wiederherstellungscode verwenden',
    recoveryNote: left => plural(left, { one: `Sie haben noch ${left} Code`, other: `Sie haben noch ${left} Codes` }),
  },
  paused: wait => `Zu viele falsche Codes. Warten Sie ${wait}`,
  pausedHelp: until =>
    html`Bis ${until} werden keine Codes geprüft, damit niemand sie durchprobieren kann. Ihr Konto ist nicht gesperrt.`,
}

export const setUpFactor: Texts['setUpFactor'] = {
  title: 'Zwei-Faktor-Anmeldung einrichten',
  steps: ['Wählen', 'Bestätigen', 'Codes speichern'],
  stepOf: step => `Schritt ${step} von 3`,
  choose: {
    heading: 'Richten Sie die Zwei-Faktor-Anmeldung ein, um fortzufahren',
    lead: (organisation, app) =>
      `${organisation} verlangt bei der Anmeldung einen zweiten Schritt. Das Einrichten dauert etwa zwei Minuten${app === undefined ? '' : `, danach geht es weiter zu ${app}`}.`,
    passkey: 'Passkey',
    recommended: 'Empfohlen',
    passkeyText:
      'Fingerabdruck, Gesicht, Displaysperre oder Sicherheitsschlüssel. Sie müssen nichts eintippen, und eine gefälschte Seite kann ihn nicht täuschen.',
    app: 'Authenticator-App',
    appText:
      'Eine App auf Ihrem Smartphone zeigt einen sechsstelligen Code an. Jede App, die QR-Codes liest, ist geeignet, auch 1Password, Aegis und Google Authenticator.',
    hint: 'Am Ende erhalten Sie Wiederherstellungscodes für den Tag, an dem Sie Ihr Gerät verlieren. Die andere Möglichkeit können Sie später in Ihrem Profil hinzufügen.',
    submit: 'Weiter',
    leave: 'Abmelden',
  },
  app: {
    heading: 'Verbinden Sie Ihre Authenticator-App',
    lead: 'Scannen Sie den Code mit der App und geben Sie dann die 6 Ziffern ein, die sie anzeigt.',
    picture: 'QR-Code für Ihre Authenticator-App',
    cannotScan: 'Scannen geht nicht?',
    enterKey: 'Geben Sie diesen Schlüssel in der App ein:',
    copy: 'Schlüssel kopieren',
    copied: 'Kopiert',
    open: 'In der App öffnen',
    account: username => html`Konto ${bold(username)} · Zeitbasiert · 6 Ziffern`,
    label: 'Sechsstelliger Code aus Ihrer App',
    hint: 'Der Code wechselt alle 30 Sekunden. Wird er abgewiesen, prüfen Sie, ob Ihr Smartphone seine Uhr automatisch stellt.',
    wrong: 'Dieser Code passt nicht. Geben Sie den ein, den die App jetzt anzeigt, sechs Ziffern.',
    submit: 'Code bestätigen',
    back: 'Zurück',
  },
  passkey: {
    heading: 'Passkey hinzufügen',
    lead: 'Ihr Browser bittet Sie, auf diesem Gerät oder mit einem Sicherheitsschlüssel zu bestätigen.',
    name: 'Name dieses Passkeys',
    nameHint: 'Damit Sie ihn wiedererkennen, zum Beispiel „Dienst-Laptop“.',
    submit: 'Passkey erstellen',
    needsScript:
      'Passkeys brauchen einen Browser, der Skripte ausführt. Gehen Sie zurück und wählen Sie die Authenticator-App.',
    failed: 'Es wurde kein Passkey erstellt',
    failedHelp:
      'Der Vorgang wurde abgebrochen, hat zu lange gedauert, oder dieses Gerät hat bereits einen für Sie. Es wurde nichts geändert.',
    back: 'Zurück',
  },
  codes: {
    heading: 'Speichern Sie Ihre Wiederherstellungscodes',
    done: 'Die Zwei-Faktor-Anmeldung ist eingeschaltet',
    doneHelp: 'Noch ein Letztes, damit ein verlorenes Smartphone Sie nicht aussperrt.',
    for: (username, host) => html`Für ${bold(username)} bei ${bold(host)}`,
    made: day => `Erstellt am ${day}`,
    copy: 'Kopieren',
    copied: 'Kopiert',
    download: 'Herunterladen',
    print: 'Drucken',
    fileName: username => `wiederherstellungscodes-${username}.txt`,
    fileText: (username, host, organisation, day) =>
      `Wiederherstellungscodes von ${username} bei ${host} (${organisation}), erstellt am ${day}.\nMit jedem Code können Sie sich einmal anmelden.`,
    hint: 'Mit jedem Code können Sie sich einmal anmelden. Bewahren Sie die Codes getrennt von Ihrem Smartphone auf: in einem Passwortmanager oder auf Papier. Sie werden nicht noch einmal angezeigt.',
    saved: 'Ich habe diese Codes gespeichert',
    notSaved:
      'Speichern Sie zuerst die Codes und setzen Sie dann das Häkchen. Ohne sie sperrt ein verlorenes Smartphone Sie aus.',
    submit: app => (app === undefined ? 'Weiter' : `Weiter zu ${app}`),
  },
}

export const newPassword: Texts['newPassword'] = {
  title: 'Neues Passwort wählen',
  heading: 'Wählen Sie ein neues Passwort',
  temporary: 'Das Passwort, das Sie erhalten haben, war nur für das erste Mal.',
  label: 'Neues Passwort',
  hint: 'Mindestens 8 Zeichen, und nicht Ihr Benutzername oder Ihre E-Mail-Adresse. Einige Wörter ohne Zusammenhang ergeben ein gutes Passwort.',
  endsElsewhere: 'Damit werden Sie anderswo abgemeldet',
  endsElsewhereHelp:
    'Ihr Smartphone, andere Browser und verbundene Anwendungen verlangen eine neue Anmeldung. Anwendungspasswörter gelten weiter. Die Zwei-Faktor-Anmeldung bleibt eingeschaltet.',
  submit: 'Speichern und anmelden',
}

export const strength: Texts['strength'] = {
  short: 'Zu kurz.',
  common: 'Steht auf der Liste häufiger Passwörter.',
  yours: 'Das ist Ihr Benutzername.',
  fine: 'In Ordnung.',
  strong: 'Stark.',
}
