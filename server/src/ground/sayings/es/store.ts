import type { store as Sentences } from '../de/store.ts'

export const store = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'The store is not writable right now.': 'Ahora mismo no se puede escribir en el almacén.',
  'Nothing was changed.': 'No se ha cambiado nada.',
  'The store could not confirm the change; it may or may not have happened. Look before you try again.':
    'El almacén no ha podido confirmar el cambio; puede que se haya hecho o que no. Compruébelo antes de volver a intentarlo.',
  'The store cannot be searched right now. Try again in a moment.':
    'Ahora mismo no se puede buscar en el almacén. Inténtelo de nuevo en un momento.',
  'The store has stopped; whether the change happened is unknown.':
    'El almacén se ha detenido; no se sabe si el cambio se hizo.',
  'The store has stopped. Restart the server.': 'El almacén se ha detenido. Reinicie el servidor.',
  'Another program holds the database.': 'Otro programa tiene ocupada la base de datos.',
  'The database cannot be written: it, or its folder, is read-only.':
    'No se puede escribir en la base de datos: ella o su carpeta es de solo lectura.',
  'The disk of the database failed to do what was asked of it.':
    'El disco de la base de datos no ha hecho lo que se le pidió.',
  'The database is damaged. “doorward verify” says where; “doorward restore” makes it whole from a backup.':
    'La base de datos está dañada. «doorward verify» dice dónde; «doorward restore» la recompone desde una copia de seguridad.',
  'The disk of the database is full.': 'El disco de la base de datos está lleno.',
  'The database file cannot be opened.': 'El archivo de la base de datos no se puede abrir.',
  'The database file holds no database: it was overwritten or damaged. “doorward restore” makes it anew from a backup.':
    'El archivo de la base de datos no contiene ninguna: se sobrescribió o se dañó. «doorward restore» la crea de nuevo desde una copia de seguridad.',
  'The store has taken the changes back.': 'El almacén ha deshecho los cambios.',
  'The store is closed.': 'El almacén está cerrado.',
  'The store is too busy. Try again in a moment.':
    'El almacén está demasiado ocupado. Inténtelo de nuevo en un momento.',
  'A text here cannot hold the character NUL.': 'Un texto no puede contener aquí el carácter NUL.',
  'There is no recovery key to encrypt a backup to. Make one with “doorward backup key”, or name a public key of your own with --recipient age1….':
    'No hay ninguna clave de recuperación con la que cifrar una copia de seguridad. Cree una con «doorward backup key», o indique una clave pública propia con --recipient age1….',
  'A backup is being made already. Wait until it is done.':
    'Ya se está haciendo una copia de seguridad. Espere a que termine.',
  'This machine has no file of that backup; it may lie on another one, or be gone.':
    'En esta máquina no hay ningún archivo de esa copia de seguridad; puede estar en otra, o ya no existir.',
  'This is no recovery key. One starts with AGE-SECRET-KEY-1 and has 74 characters.':
    'Esto no es una clave de recuperación. Empieza por AGE-SECRET-KEY-1 y tiene 74 caracteres.',
  'There is a typing mistake in this recovery key; its checksum is not right.':
    'Hay una errata en esta clave de recuperación; su suma de comprobación no es correcta.',
  'This is no public key of age. One starts with age1 and has 62 characters.':
    'Esto no es una clave pública de age. Empieza por age1 y tiene 62 caracteres.',
  'The server stopped before it was done.': 'El servidor se detuvo antes de terminarlo.',
  'Too many changes are waiting to be written. Try again in a moment.':
    'Hay demasiados cambios esperando a escribirse. Inténtelo de nuevo en un momento.',
  'The store cannot be reached right now. Try again in a moment.':
    'Ahora mismo no se puede acceder a los datos. Inténtelo de nuevo en un momento.',
  'The server is stopping.': 'El servidor se está deteniendo.',
})
