export const mail = () => ({
  '{server} was not done within {seconds} s.': '{server} war nach {seconds} s noch nicht fertig.',
  'This server was stopped while it was being sent.': 'Dieser Server wurde angehalten, während gesendet wurde.',
  '{server} does not take the user and password: “{said}”': '{server} nimmt Benutzer und Passwort nicht an: „{said}“',
  '{server} offers no encryption (STARTTLS), and without it nothing is sent to another machine.':
    '{server} bietet keine Verschlüsselung an (STARTTLS), und ohne sie wird an einen anderen Rechner nichts gesendet.',
  'The certificate of {server} does not hold: “{said}”': 'Das Zertifikat von {server} ist nicht gültig: „{said}“',
  '{server} does not take the sender: “{said}”': '{server} nimmt den Absender nicht an: „{said}“',
  '{server} does not take the recipient: “{said}”': '{server} nimmt den Empfänger nicht an: „{said}“',
  '{server} does not take the message: “{said}”': '{server} nimmt die Nachricht nicht an: „{said}“',
  '{server} answers: “{said}”': '{server} antwortet: „{said}“',
  '{server} broke off: “{said}”': '{server} hat abgebrochen: „{said}“',
  '{server} cannot be reached: nothing listens there.':
    '{server} ist nicht erreichbar: Dort nimmt nichts Verbindungen an.',
  '{server} cannot be reached: its name cannot be resolved.':
    '{server} ist nicht erreichbar: Der Name lässt sich nicht auflösen.',
  '{server} cannot be reached: there is no way to it.': '{server} ist nicht erreichbar: Es führt kein Weg dorthin.',
  '{server} cannot be reached: it never said its greeting.':
    '{server} ist nicht erreichbar: Der Server hat sich nie gemeldet.',
  '{server} cannot be reached: it did not answer in time.':
    '{server} ist nicht erreichbar: Der Server hat nicht rechtzeitig geantwortet.',
  'What was to be sent cannot be read any more.': 'Was gesendet werden sollte, lässt sich nicht mehr lesen.',
  'It could not be sent in time.': 'Die Nachricht konnte nicht rechtzeitig gesendet werden.',
})
