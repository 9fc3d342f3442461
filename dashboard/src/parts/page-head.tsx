import { Link } from '@tanstack/react-router'
import { IconChevronRight } from '@tabler/icons-react'
import { Fragment, type ReactNode, useEffect } from 'react'
import { t } from '../texts/index.ts'

interface PageHeadProps {
  /** Also the title of the document. */
  title: string
  crumbs?: { to: string; name: string }[]
  picture?: ReactNode
  badges?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
}

export function PageHead({ title, crumbs, picture, badges, lead, actions }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · Doorward`
  }, [title])
  return (
    <>
      {crumbs && (
        <nav className="crumbs" aria-label={t.parts.breadcrumb}>
          {crumbs.map(({ to, name }) => (
            <Fragment key={to}>
              <Link to={to}>{name}</Link>
              <IconChevronRight size={14} aria-hidden />
            </Fragment>
          ))}
          <span aria-current="page">{title}</span>
        </nav>
      )}
      <div className="head">
        {picture}
        <div>
          <div className="title">
            <h1>{title}</h1>
            {badges}
          </div>
          {lead && <p>{lead}</p>}
        </div>
        {actions && <div className="acts">{actions}</div>}
      </div>
    </>
  )
}
