import type { Group, Member } from '@doorward/contract'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconCalendarEvent, IconDots, IconUsersGroup } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { printDay, printFull } from '../parts/dates.ts'
import { Avatar } from '../parts/picture.tsx'
import { Badge } from '../parts/status.tsx'
import { stateWords } from '../parts/words.ts'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'

const words = t.groups.group.members

interface MemberRowProps {
  group: Group
  member: Member
  /** Absent for a membership that is given elsewhere. */
  onChangeEnd?: (() => void) | undefined
  onTakeOut?: (() => void) | undefined
  /** Under the group that brings them in. */
  indented?: boolean
}

const howOf = (member: Member): string => {
  if (member.kind === 'group') return words.how.inside
  if (member.through !== null) return words.how.in(member.through.name)
  return member.origins.every(origin => origin === 'hand') ? words.how.here : words.how.by(member.origins.join(', '))
}

function Name({ member }: { member: Member }) {
  const may = useMay()
  if (member.kind === 'group')
    return may('listGroups') ? (
      <Link to="/groups/$groupId" params={{ groupId: member.id }} data-row>
        {member.name}
      </Link>
    ) : (
      <span className="b">{member.name}</span>
    )
  return may('getUser') ? (
    <Link to="/people/$userId" params={{ userId: member.id }} data-row>
      {member.name}
    </Link>
  ) : (
    <span className="b">{member.name}</span>
  )
}

function Until({ member, onChangeEnd }: Pick<MemberRowProps, 'member' | 'onChangeEnd'>) {
  const { expiresAt } = member
  if (member.kind === 'user' && member.through !== null)
    return <span className="dim">{words.asIn(member.through.name)}</span>
  if (expiresAt !== null)
    return (
      <span className="status warn" title={printFull(expiresAt)}>
        <IconCalendarEvent size={15} stroke={1.75} aria-hidden />
        {printDay(expiresAt)}
      </span>
    )
  if (onChangeEnd === undefined) return <span className="dim">{words.noEnd}</span>
  return (
    <button type="button" className="until-button" onClick={onChangeEnd} aria-label={words.setEndFor(member.name)}>
      {words.noEnd}
    </button>
  )
}

/** Who, how, until when and by whom; on a phone in two lines with a menu. */
export function MemberRow({ group, member, onChangeEnd, onTakeOut, indented }: MemberRowProps) {
  const isUser = member.kind === 'user'
  const isNested = isUser && member.through !== null
  const removeWord = isUser ? t.parts.remove : words.takeOut
  const manages = isUser && group.managers.some(({ id }) => id === member.id)
  return (
    <tr data-indented={indented}>
      <td className="main-cell">
        <div className="cell">
          {isUser ? <Avatar name={member.name} /> : <IconUsersGroup size={18} stroke={1.75} aria-hidden />}
          <span>
            <Name member={member} />
            {isUser && member.state !== 'active' && <Badge tone="bad">{stateWords[member.state]}</Badge>}
            <small>
              {isUser
                ? [member.username, manages && words.manager].filter(Boolean).join(', ')
                : words.group(member.peopleCount)}
              <span className="only-phone">
                {isNested && words.alsoIn(member.through?.name ?? '')}
                {member.expiresAt !== null && words.alsoUntil(printDay(member.expiresAt))}
              </span>
            </small>
          </span>
        </div>
      </td>
      <td className="wide-only ink2 nowrap">{howOf(member)}</td>
      <td className="wide-only nowrap">
        <Until member={member} onChangeEnd={onChangeEnd} />
      </td>
      <td className="wide-only ink2">
        {member.addedBy ?? (member.addedAt === null ? '' : <span className="dim">{words.unknown}</span>)}
        {member.addedAt !== null && <small title={printFull(member.addedAt)}>{printDay(member.addedAt)}</small>}
      </td>
      <td className="acts-cell">
        {onTakeOut && (
          <>
            <span className="hide-phone">
              {onChangeEnd && member.expiresAt !== null && (
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={onChangeEnd}
                  aria-label={words.changeFor(member.name)}
                >
                  {words.change}
                </Button>
              )}
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                onClick={onTakeOut}
                aria-label={isUser ? words.removeOne(member.name) : words.takeOutOne(member.name)}
              >
                {removeWord}
              </Button>
            </span>
            <span className="only-phone">
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon variant="subtle" color="gray" size={36} aria-label={words.actions(member.name)}>
                    <IconDots size={18} aria-hidden />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  {onChangeEnd && (
                    <Menu.Item onClick={onChangeEnd}>
                      {member.expiresAt === null ? words.setEnd : words.changeEnd}
                    </Menu.Item>
                  )}
                  <Menu.Item color="red" onClick={onTakeOut}>
                    {removeWord}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </span>
          </>
        )}
      </td>
    </tr>
  )
}
