import type { RecipeSentence } from './sentences.ts'

/** By the sentence a recipe says. Placeholders and what stands between backticks stay as they are. */
export const fr: Record<RecipeSentence, string> = {
  'Your proxy asks us about each request, and lets through whom you let in.':
    'Votre proxy nous interroge à chaque requête, et laisse passer qui vous laissez entrer.',
  'Name the proxy’s address in `trustedProxies` of our configuration; whoever else asks is answered 403.':
    'Indiquez l’adresse du proxy dans `trustedProxies` de notre configuration\u00a0; tout autre qui interroge reçoit 403.',
  'Put the block of your proxy in place of {{upstream}}’s old one, with the address the app itself listens at, and reload the proxy.':
    'Mettez le bloc de votre proxy à la place de l’ancien pour {{upstream}}, avec l’adresse où l’application elle-même écoute, et rechargez le proxy.',
  'See to it that nothing but the proxy reaches {{upstream}}: whoever reaches the app past it says who they are themselves.':
    'Veillez à ce que seul le proxy atteigne {{upstream}}\u00a0: qui atteint l’application sans lui dit lui-même qui il est.',
  'Where app passwords are switched on here, take `Authorization` out of what goes on to the app, as the block of your proxy says.':
    'Si les mots de passe d’application sont activés ici, retirez `Authorization` de ce qui va à l’application, comme le dit le bloc de votre proxy.',
  'The app gets the headers on every request, with `-` where there is nothing to say.':
    'L’application reçoit les en-têtes à chaque requête, avec `-` là où il n’y a rien à dire.',
  'What is not ASCII in a header is percent-encoded UTF-8.':
    'Ce qui n’est pas ASCII dans un en-tête est de l’UTF-8 encodé en pourcent.',
  'The header `X-Authenticated-Admin`: `true` or `false`.':
    'L’en-tête `X-Authenticated-Admin`\u00a0: `true` ou `false`.',
  'The header `Remote-Groups`, joined with commas.': 'L’en-tête `Remote-Groups`, séparés par des virgules.',
  'We are asked about every request, so that the next one is refused. A page that stays open shows what it had.':
    'Nous sommes interrogés à chaque requête, de sorte que la suivante est refusée. Une page qui reste ouverte montre ce qu’elle avait.',
  'Paths for programs and phones': 'Chemins pour les programmes et les téléphones',
  'An app on a phone that cannot show a sign-in may send an app password by Basic, once that is switched on here.':
    'Une application sur un téléphone qui ne peut pas afficher de connexion peut envoyer un mot de passe d’application par Basic, une fois cela activé ici.',
  'One sign-in, second factor included; the app never sees a password.':
    'Une seule connexion, second facteur compris\u00a0; l’application ne voit jamais de mot de passe.',
  'Give the app the issuer, or the discovery address, and it finds the rest itself; an old one wants each address.':
    'Donnez à l’application l’issuer, ou l’adresse de découverte, et elle trouve le reste elle-même\u00a0; une ancienne veut chaque adresse.',
  'Give it the client id, the secret and the scopes.': 'Donnez-lui l’identifiant du client, le secret et les scopes.',
  'Compare its redirect address with the one here: they have to be the same to the letter.':
    'Comparez son adresse de redirection avec celle d’ici\u00a0: elles doivent être identiques au caractère près.',
  'An app that reads only the ID token gets the claims there once that is switched on here.':
    'Une application qui ne lit que le jeton d’identité y reçoit les claims une fois cela activé ici.',
  'The claim `admin`, with the scope `roles`.': 'Le claim `admin`, avec le scope `roles`.',
  'The claim `groups`, with the scope of the same name.': 'Le claim `groups`, avec le scope du même nom.',
  'Whether it is told depends on the app. One that has no address for sign-out messages keeps its own sign-in until that ends.':
    'Qu’elle en soit avertie dépend de l’application. Une application sans adresse pour les messages de déconnexion garde sa propre connexion jusqu’à ce qu’elle prenne fin.',
  'The app asks for username and password itself, and asks us whether they are right.':
    'L’application demande elle-même le nom d’utilisateur et le mot de passe, et nous demande s’ils sont justes.',
  'Switch the directory server on, if it is not.': 'Activez le serveur d’annuaire, s’il ne l’est pas.',
  'Give the app the server, what it binds as with the secret, and where people and groups are.':
    'Donnez à l’application le serveur, le DN de bind avec le secret, et où sont les personnes et les groupes.',
  'The app sees passwords. People with a second factor give it a password for the app.':
    'L’application voit les mots de passe. Les personnes qui ont un second facteur lui donnent un mot de passe d’application.',
  'Take `entryUUID` for what tells accounts apart, where the app lets you choose.':
    'Prenez `entryUUID` pour distinguer les comptes, là où l’application laisse le choix.',
  'The attribute `employeeType`: `user`, `usermanager`, `admin` or `owner`.':
    'L’attribut `employeeType`\u00a0: `user`, `usermanager`, `admin` ou `owner`.',
  'The attribute `memberOf` of people, or `member` of groups.':
    'L’attribut `memberOf` des personnes, ou `member` des groupes.',
  'It keeps its own sign-in until that ends; the next password is refused.':
    'Elle garde sa propre connexion jusqu’à ce qu’elle prenne fin\u00a0; le mot de passe suivant est refusé.',
  'A program asks over HTTP whether a name and a password are right.':
    'Un programme demande par HTTP si un nom et un mot de passe sont justes.',
  'Send name and password to {{simpleAuthLogin}}, with the client id and the secret.':
    'Envoyez le nom et le mot de passe à {{simpleAuthLogin}}, avec l’identifiant du client et le secret.',
  'The app sees passwords. People with a second factor give it a password for the app, or send the code.':
    'L’application voit les mots de passe. Les personnes qui ont un second facteur lui donnent un mot de passe d’application, ou envoient le code.',
  '`admin` of the answer’s `user`.': '`admin` dans `user` de la réponse.',
  '`groups` of the answer’s `user`.': '`groups` dans `user` de la réponse.',
  'It is not told. A token that it asks us about again is refused; what it keeps itself goes on.':
    'Elle n’en est pas avertie. Un jeton au sujet duquel elle nous interroge à nouveau est refusé\u00a0; ce qu’elle garde elle-même continue.',
  'Straight to our sign-in': 'Directement vers notre connexion',
  'Our button alone': 'Notre bouton seulement',
  'Not read.': 'Non lus.',
}
