import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namesPerson } from './filter-names.ts'

const names = ['jonas', 'jonas@example.com', 'Jonas Ekdahl']

for (const filter of [
  '(uid=jonas)',
  '(uid=JONAS)',
  '(&(objectClass=inetOrgPerson)(|(uid=jonas)(mail=jonas@example.com)))',
  '(&(objectClass=*)(sAMAccountName=jonas))',
  '(&(memberOf=cn=grafana,ou=groups,dc=example,dc=com)(uid=jonas))',
  '(member=uid=jonas,ou=users,dc=example,dc=com)',
  '(cn=Jonas Ekdahl)',
  '(uid=\\6aonas)',
])
  test(`${filter} is about him alone`, () => assert.equal(namesPerson(filter, names), true))

for (const filter of [
  '(uid=karin)',
  '(|(uid=jonas)(uid=karin))',
  '(uid=jon*)',
  '(objectClass=person)',
  '(&(objectClass=person)(uid=*))',
  '(uid=jonas2)',
  '(uid=hunter2)',
  '(member=uid=karin,ou=jonas,dc=example,dc=com)',
  '(!(uid=karin))',
  '',
])
  test(`${filter} is not`, () => assert.equal(namesPerson(filter, names), false))
