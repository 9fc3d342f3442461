import type { Texts } from '../index.ts'

export const keys: Texts['keys'] = {
  what: 'Signaturschlüssel',
  title: 'Signaturschlüssel',
  lead: 'Damit prüfen Apps Anmeldungen. Ein neuer Schlüssel wird einen Tag lang gezeigt, bevor er signiert, und ein alter bleibt danach noch eine Woche, damit niemand abgemeldet wird.',
  restart: day => `Weist eine App nach dem ${day} Anmeldungen ab, starten Sie sie neu`,
  restartText: 'Die meisten Apps holen einen neuen Schlüssel von selbst. Einige lesen die Schlüssel nur beim Start.',
  cancel: 'Abbrechen',
  failed: 'Es wurde nichts geändert.',
  owners: 'Nur Inhaber',
  rotate: 'Wechseln',
  rotateOne: algorithm => `${algorithm} wechseln`,
  signNow: key => `Jetzt mit ${key} signieren`,
  takeBack: key => `${key} zurücknehmen`,
  emergency: 'Für den Notfall, wenn er bekannt geworden ist:',
  dropAtOnce: key => `${key} sofort verwerfen`,
  quiet:
    'Von jedem Verfahren signiert ein Schlüssel, und keiner muss weg. Welches Verfahren eine App nimmt, steht auf ihrer Seite.',
  directoryServer: {
    what: 'der Verzeichnisserver',
    certificate: 'Zertifikat des Verzeichnisservers',
    name: 'Für',
    validTo: 'Gültig bis',
    usedBy: 'Verwendet von',
    web: 'Für das Web gibt es hier keines: Dieses Zertifikat hat der Proxy davor.',
    off: 'Solange der Verzeichnisserver ausgeschaltet ist, meldet sich keine App dort an.',
    turnOn: 'Einschalten',
  },
  deeds: {
    rotate: {
      title: algorithm => `Den ${algorithm}-Schlüssel wechseln?`,
      text: 'Ein neuer Schlüssel wird jetzt erstellt und den Apps gezeigt. Er signiert ab morgen um diese Zeit, und der heutige gilt noch eine Woche. Bis dahin können Sie ihn zurücknehmen.',
      button: 'Neuen Schlüssel erstellen',
      done: 'Der neue Schlüssel wird den Apps gezeigt',
    },
    now: {
      title: key => `Jetzt mit ${key} signieren?`,
      text: 'Apps, die die Schlüssel seit seiner Erstellung nicht gelesen haben und nicht von selbst nachsehen, weisen Anmeldungen ab, bis sie neu gestartet werden.',
      button: key => `Mit ${key} signieren`,
      done: 'Jetzt signiert ein anderer Schlüssel',
    },
    back: {
      title: key => `${key} zurücknehmen?`,
      text: 'Er wird nicht signieren und nicht mehr gezeigt. Der heutige Schlüssel signiert weiter.',
      done: 'Der Schlüssel ist zurückgenommen',
    },
    drop: {
      title: key => `${key} sofort verwerfen?`,
      text: 'Was er signiert hat, wird ab jetzt überall abgewiesen, wo es geprüft wird. Für einen Schlüssel, der bekannt geworden ist; ohne Not lassen Sie seine Woche verstreichen.',
      button: key => `${key} verwerfen`,
      done: 'Der Schlüssel ist verworfen',
    },
  },
  drawing: {
    shown: 'Apps gezeigt',
    signs: 'Signiert',
    signsFrom: day => `Signiert ab ${day}`,
    accepted: 'Gilt noch',
    willSign: (algorithm, key, from) => `Der ${algorithm}-Schlüssel ${key} wird Apps gezeigt und signiert ab ${from}.`,
    isSigning: (algorithm, key) => `Der ${algorithm}-Schlüssel ${key} signiert.`,
    isSigningUntil: (algorithm, key, until) =>
      `Der ${algorithm}-Schlüssel ${key} signiert und wird veröffentlicht bis ${until}.`,
    noMore: (algorithm, key) => `Der ${algorithm}-Schlüssel ${key} signiert nicht mehr.`,
    noMoreUntil: (algorithm, key, until) =>
      `Der ${algorithm}-Schlüssel ${key} signiert nicht mehr und wird veröffentlicht bis ${until}.`,
    made: when => `Erstellt: ${when}`,
    until: day => `Bis ${day}`,
    forApps: apps => `Für ${apps}`,
    since: day => `Seit ${day}`,
    today: day => `${day}, heute`,
  },
}
