import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const counted = createCounter('es')

export const appsTest: Texts['appsTest'] = {
  title: 'Prueba en directo',
  failed: 'No se puede mostrar la prueba.',
  again: 'Empezar de nuevo',
  passed: steps => `Los ${steps} pasos han salido bien`,
  stepsFailed: amount => counted(amount, 'paso ha fallado', 'pasos han fallado'),
  steps: 'Pasos del inicio de sesión',
  state: { passed: 'Bien', attention: 'Conviene saberlo', failed: 'Ha fallado', waiting: 'En espera' },
  how: {
    title: 'Cómo probar',
    oidc: (app, organisation) =>
      `Abra ${app} en una ventana privada y elija «Iniciar sesión con ${organisation}», o como lo llame. Cada paso se ilumina aquí cuando ocurre.`,
    gateway: app =>
      `Abra ${app} en una ventana privada. El proxy le lleva a iniciar sesión. Cada paso se ilumina aquí cuando ocurre.`,
    password: app =>
      `Inicie sesión en ${app} con su propio nombre de usuario y su contraseña. Cada paso se ilumina aquí cuando ocurre.`,
    ask: (name, app) => `Pida a ${name} que abra ${app} e inicie sesión. Cada paso se ilumina aquí cuando ocurre.`,
    open: host => `Abrir ${host}`,
    listening: count => `A la escucha ${counted(count, 'minuto', 'minutos')} más.`,
    whoseOwn: 'Solo se muestran sus propios intentos.',
    whose: name => `Solo se muestran los intentos de ${name}.`,
    watchOther: 'Seguir a otra persona',
    watchOwn: 'Seguirme a mí',
    over: 'Ya no está a la escucha. Empiece de nuevo para seguir.',
  },
  sideDoor: {
    label: 'Dirección propia de la aplicación',
    hint: app => `Detrás del proxy, por ejemplo http://10.0.20.31:3001. La llamamos y avisamos si ${app} responde.`,
    wrong: 'Empieza por http:// o https://.',
    check: 'Comprobar la puerta lateral',
  },
  ready: {
    title: app => `${app} está lista`,
    nobody: 'Todavía no puede abrirla nadie: diga quién, en «Quién puede abrirla».',
    people: amount => `${counted(amount, 'persona la ve', 'personas la ven')} ahora en «Mis aplicaciones».`,
    next: 'Buenos pasos siguientes',
  },
  stuck: {
    title: '¿No avanza?',
    report: 'Copiar un informe para quien le ayude',
    noSecrets: 'Sin ningún secreto',
    notesOf: recipe => `Notas de la receta de ${recipe}`,
    notes: 'Lo que conviene saber',
    checked: { real: 'Probada con la propia aplicación', documented: 'Hecha a partir de su documentación' },
  },
  report: {
    begun: moment => `Prueba de inicio de sesión empezada ${moment}`,
    toDo: fix => `Por hacer: ${fix}`,
  },
}
