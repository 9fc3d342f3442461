import type { SnippetSource } from '../../recipe.ts'

export const caddy: SnippetSource = {
  name: 'Caddy',
  file: 'Caddyfile',
  dialect: 'caddy',
  text: `{{host}} {
	request_header -Remote*
	request_header -X-Authenticated*
	request_header -X_*
	request_header -X-Doorward*
	# What a visitor names in Connection is taken out before the app, and what we say with it.
	@takes_out header_regexp Connection (?i)(authenticated|remote-|doorward)
	request_header @takes_out -Connection

	handle /.doorward/* {
		reverse_proxy {{doorward}}
	}

	handle {
		forward_auth {{doorward}} {
			uri /gateway/caddy
			copy_headers X-Authenticated-User Remote-User Remote-Name Remote-Email Remote-Groups X-Authenticated-Admin X-Doorward-Assertion
		}
		reverse_proxy {{upstream}} {
			# $9 is nothing: an empty word would count as none.
			header_up Cookie "(^|; *)(__Host-)?doorward=[^;]*" "$9"
		}
	}
}
`,
}
