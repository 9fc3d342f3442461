import type { RecipeSentence } from './sentences.ts'

/** By the sentence a recipe says. Placeholders and what stands between backticks stay as they are. */
export const es: Record<RecipeSentence, string> = {
  'Your proxy asks us about each request, and lets through whom you let in.':
    'Su proxy nos pregunta por cada petición, y deja pasar a quien usted deja entrar.',
  'Name the proxy’s address in `trustedProxies` of our configuration; whoever else asks is answered 403.':
    'Indique la dirección del proxy en `trustedProxies` de nuestra configuración; cualquier otro que pregunte recibe 403.',
  'Put the block of your proxy in place of {{upstream}}’s old one, with the address the app itself listens at, and reload the proxy.':
    'Ponga el bloque de su proxy en lugar del anterior para {{upstream}}, con la dirección en la que escucha la propia aplicación, y recargue el proxy.',
  'See to it that nothing but the proxy reaches {{upstream}}: whoever reaches the app past it says who they are themselves.':
    'Procure que solo el proxy llegue a {{upstream}}: quien llega a la aplicación sin pasar por él dice por sí mismo quién es.',
  'Where app passwords are switched on here, take `Authorization` out of what goes on to the app, as the block of your proxy says.':
    'Si aquí están activadas las contraseñas de aplicación, quite `Authorization` de lo que sigue hacia la aplicación, como dice el bloque de su proxy.',
  'The app gets the headers on every request, with `-` where there is nothing to say.':
    'La aplicación recibe las cabeceras en cada petición, con `-` donde no hay nada que decir.',
  'What is not ASCII in a header is percent-encoded UTF-8.':
    'Lo que no es ASCII en una cabecera va como UTF-8 codificado con porcentajes.',
  'The header `X-Authenticated-Admin`: `true` or `false`.': 'La cabecera `X-Authenticated-Admin`: `true` o `false`.',
  'The header `Remote-Groups`, joined with commas.': 'La cabecera `Remote-Groups`, separados por comas.',
  'We are asked about every request, so that the next one is refused. A page that stays open shows what it had.':
    'Se nos pregunta por cada petición, así que la siguiente se rechaza. Una página que sigue abierta muestra lo que tenía.',
  'Paths for programs and phones': 'Rutas para programas y teléfonos',
  'An app on a phone that cannot show a sign-in may send an app password by Basic, once that is switched on here.':
    'Una aplicación en un teléfono que no puede mostrar un inicio de sesión puede enviar una contraseña de aplicación con Basic, una vez activado aquí.',
  'One sign-in, second factor included; the app never sees a password.':
    'Un solo inicio de sesión, segundo factor incluido; la aplicación nunca ve una contraseña.',
  'Give the app the issuer, or the discovery address, and it finds the rest itself; an old one wants each address.':
    'Dé a la aplicación el issuer, o la dirección de descubrimiento, y encuentra lo demás por sí misma; una antigua quiere cada dirección.',
  'Give it the client id, the secret and the scopes.': 'Dele el identificador de cliente, el secreto y los scopes.',
  'Compare its redirect address with the one here: they have to be the same to the letter.':
    'Compare su dirección de redirección con la de aquí: tienen que ser iguales carácter por carácter.',
  'An app that reads only the ID token gets the claims there once that is switched on here.':
    'Una aplicación que solo lee el token de identidad recibe allí los claims una vez activado aquí.',
  'The claim `admin`, with the scope `roles`.': 'El claim `admin`, con el scope `roles`.',
  'The claim `groups`, with the scope of the same name.': 'El claim `groups`, con el scope del mismo nombre.',
  'Whether it is told depends on the app. One that has no address for sign-out messages keeps its own sign-in until that ends.':
    'Si se le avisa depende de la aplicación. Una que no tiene dirección para los avisos de cierre de sesión conserva su propia sesión hasta que termine.',
  'The app asks for username and password itself, and asks us whether they are right.':
    'La aplicación pide ella misma el nombre de usuario y la contraseña, y nos pregunta si son correctos.',
  'Switch the directory server on, if it is not.': 'Active el servidor de directorio, si no lo está.',
  'Give the app the server, what it binds as with the secret, and where people and groups are.':
    'Dé a la aplicación el servidor, el DN de bind con el secreto, y dónde están las personas y los grupos.',
  'The app sees passwords. People with a second factor give it a password for the app.':
    'La aplicación ve las contraseñas. Las personas con un segundo factor le dan una contraseña de aplicación.',
  'Take `entryUUID` for what tells accounts apart, where the app lets you choose.':
    'Use `entryUUID` para distinguir las cuentas, donde la aplicación deje elegir.',
  'The attribute `employeeType`: `user`, `usermanager`, `admin` or `owner`.':
    'El atributo `employeeType`: `user`, `usermanager`, `admin` u `owner`.',
  'The attribute `memberOf` of people, or `member` of groups.':
    'El atributo `memberOf` de las personas, o `member` de los grupos.',
  'It keeps its own sign-in until that ends; the next password is refused.':
    'Conserva su propia sesión hasta que termine; la siguiente contraseña se rechaza.',
  'A program asks over HTTP whether a name and a password are right.':
    'Un programa pregunta por HTTP si un nombre y una contraseña son correctos.',
  'Send name and password to {{simpleAuthLogin}}, with the client id and the secret.':
    'Envíe el nombre y la contraseña a {{simpleAuthLogin}}, con el identificador de cliente y el secreto.',
  'The app sees passwords. People with a second factor give it a password for the app, or send the code.':
    'La aplicación ve las contraseñas. Las personas con un segundo factor le dan una contraseña de aplicación, o envían el código.',
  '`admin` of the answer’s `user`.': '`admin` en `user` de la respuesta.',
  '`groups` of the answer’s `user`.': '`groups` en `user` de la respuesta.',
  'It is not told. A token that it asks us about again is refused; what it keeps itself goes on.':
    'No se le avisa. Un token por el que nos pregunta de nuevo se rechaza; lo que guarda ella misma sigue valiendo.',
  'Straight to our sign-in': 'Directamente a nuestro inicio de sesión',
  'Our button alone': 'Solo nuestro botón',
  'Not read.': 'No se leen.',
}
