/**
 * The most common passwords of eight characters and more, folded: what an attacker tries first. Shorter ones are
 * refused by length. The years are added because a season or month with a year is the commonest "strong" password.
 */
const words = `
password password1 password12 password123 password1234 password! passw0rd p@ssword p@ssw0rd p@ssw0rd1 p@$$w0rd
12345678 123456789 1234567890 0123456789 87654321 987654321 11111111 00000000 88888888 66666666 12341234 11223344
12344321 123123123 123321123 147258369 159753159 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc qwertyui qwertyuiop
qwerty12 qwerty123 qwerty1234 qwerty12345 qwertz123 qwertzuiop asdfghjk asdfghjkl asdf1234 zxcvbnm1 zxcvbnm123
q1w2e3r4 q1w2e3r4t5 a1b2c3d4 abcd1234 abcdefgh abcdefg1 abc12345 abc123456 aa123456 a1234567 a12345678 a123456789
iloveyou iloveyou1 iloveyou2 sunshine sunshine1 princess princess1 football football1 baseball baseball1 superman
superman1 batman123 starwars starwars1 trustno1 whatever whatever1 jennifer michelle michael1 jordan23 computer
computer1 internet internet1 letmein1 letmein123 welcome1 welcome12 welcome123 welcome! changeme changeme1
changeme123 changeit administrator admin123 admin1234 admin12345 adminadmin root1234 rootroot toor1234 test1234
testtest test12345 testing1 testing123 guest123 guest1234 default1 default123 secret12 secret123 secretsecret
master12 master123 login123 user1234 username mypassword yourpassword thepassword newpassword oldpassword
dragon12 dragon123 monkey12 monkey123 shadow12 shadow123 killer123 hello123 hello1234 hellohello charlie1
freedom1 mustang1 access14 corvette mercedes chocolate butterfly elephant dolphins pokemon1 pokemon123 minecraft
liverpool liverpool1 chelsea1 arsenal1 barcelona juventus manchester nirvana1 metallica slipknot samsung1
samsung123 google123 facebook facebook1 linkedin twitter1 linux123 windows1 windows10 microsoft apple123
doorward doorward1 doorward123 nextcloud nextcloud1 homelab1 homelab123 raspberry raspberrypi
correcthorsebatterystaple zaq12wsx zaq1zaq1 !qaz2wsx !qaz@wsx qazwsxedc qazwsx123 147852369 789456123 456789123
111222333 112233445566 121212121 131313131 999999999 222222222 333333333 444444444 555555555 777777777 1111111111
blink182 lovelove loveyou1 forever1 fuckyou1 fuckyou123 asshole1 babygirl babygirl1 sweetheart snowball flower123
`
const seasons =
  'spring summer autumn winter january february march april may june july august september october november december'
const years = ['2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026', '2027']

export const commonPasswords: ReadonlySet<string> = new Set([
  ...words.split(/\s+/).filter(word => word !== ''),
  ...seasons.split(' ').flatMap(season => years.flatMap(year => [`${season}${year}`, `${season}${year}!`])),
])
