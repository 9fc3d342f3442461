<?php
// The calls Nextcloud's LDAP app makes, with PHP's extension. Reads one JSON object a line, answers one a line.
//
// First line: what is set in Nextcloud, under its names, and ca. Then each line is a step by its name; a refusal is
// answered as {"error": text} and does not end the program.
set_error_handler(function ($severity, $text) {
    throw new ErrorException($text, 0, $severity);
});
$set = json_decode(fgets(STDIN), true);

function open_connection(): LDAP\Connection
{
    global $set;
    ldap_set_option(null, LDAP_OPT_X_TLS_CACERTFILE, $set['ca']);
    $link = ldap_connect($set['ldapHost'] . ':' . $set['ldapPort']);
    ldap_set_option($link, LDAP_OPT_PROTOCOL_VERSION, 3);
    ldap_set_option($link, LDAP_OPT_REFERRALS, 0);
    ldap_set_option($link, LDAP_OPT_NETWORK_TIMEOUT, 15);
    if (($set['ldapTLS'] ?? '0') === '1') {
        ldap_start_tls($link);
    }
    return $link;
}

function agent(): LDAP\Connection
{
    global $set;
    static $link = null;
    if ($link === null) {
        $link = open_connection();
        ldap_bind($link, $set['ldapAgentName'], $set['ldapAgentPassword']);
    }
    return $link;
}

// Page after page of 500, or of what is set, each with the cookie of the one before.
function search(string $base, string $filter, array $attributes): array
{
    global $set;
    $found = [];
    $cookie = '';
    do {
        $controls = [[
            'oid' => LDAP_CONTROL_PAGEDRESULTS,
            'iscritical' => false,
            'value' => ['size' => (int) $set['ldapPagingSize'], 'cookie' => $cookie],
        ]];
        $result = ldap_search(agent(), $base, $filter, $attributes, 0, 0, -1, LDAP_DEREF_NEVER, $controls);
        ldap_parse_result(agent(), $result, $code, $matched, $message, $referrals, $answered);
        $entries = ldap_get_entries(agent(), $result);
        for ($i = 0; $i < $entries['count']; $i++) {
            $found[] = $entries[$i];
        }
        $cookie = $answered[LDAP_CONTROL_PAGEDRESULTS]['value']['cookie'] ?? '';
    } while ($cookie !== '');
    return $found;
}

function values(array $entry, string $name): array
{
    $values = $entry[strtolower($name)] ?? ['count' => 0];
    unset($values['count']);
    return $values;
}

$steps = [
    // The wizard: is this a server, and does it page?
    'root_dse' => function () {
        $result = ldap_read(agent(), '', '(objectClass=*)', ['namingContexts', 'supportedControl']);
        $root = ldap_get_entries(agent(), $result)[0];
        return [
            'contexts' => values($root, 'namingContexts'),
            'paged' => in_array(LDAP_CONTROL_PAGEDRESULTS, values($root, 'supportedControl')),
        ];
    },
    // The wizard: does it tell of memberOf, which class do groups have, which attribute names a group's members?
    'probe' => function () use ($set) {
        $person = search($set['ldapBaseUsers'], '(&(objectClass=inetOrgPerson)(memberOf=*))', ['memberOf', 'dn']);
        $group = search($set['ldapBaseGroups'], '(objectClass=groupOfNames)', ['member', 'cn', 'objectClass']);
        return [
            'memberOf' => count($person) > 0 && count(values($person[0], 'memberOf')) > 0,
            'member' => count($group) > 0 && count(values($group[0], 'member')) > 0,
            'counted' => count(search($set['ldapBaseUsers'], $set['ldapUserFilter'], ['dn'])),
        ];
    },
    'users' => function () use ($set) {
        return array_map(
            fn ($entry) => [
                values($entry, $set['ldapExpertUUIDUserAttr'])[0],
                values($entry, $set['ldapUserDisplayName'])[0],
                values($entry, $set['ldapEmailAttribute'])[0],
            ],
            search($set['ldapBaseUsers'], $set['ldapUserFilter'], ['*', 'entryUUID', 'memberOf'])
        );
    },
    'groups' => function () use ($set) {
        $found = [];
        foreach (search($set['ldapBaseGroups'], $set['ldapGroupFilter'], ['cn', $set['ldapGroupMemberAssocAttr']]) as $entry) {
            $found[values($entry, $set['ldapGroupDisplayName'])[0]] = values($entry, $set['ldapGroupMemberAssocAttr']);
        }
        return $found;
    },
    // Sign-in: the person is looked for with the agent, and bound on a connection of its own.
    'login' => function ($step) use ($set) {
        $name = ldap_escape($step['username'], '', LDAP_ESCAPE_FILTER);
        $found = search($set['ldapBaseUsers'], str_replace('%uid', $name, $set['ldapLoginFilter']), ['dn']);
        if (count($found) !== 1) {
            return 'unknown';
        }
        $link = open_connection();
        return ldap_bind($link, $found[0]['dn'], $step['secret']) ? 'in' : ldap_error($link);
    },
    // Is somebody still there? Asked by DN, for every account Nextcloud knows.
    'exists' => function ($step) {
        $result = ldap_read(agent(), $step['dn'], '(objectClass=*)', ['objectClass']);
        return $result === false ? ldap_error(agent()) : ldap_count_entries(agent(), $result);
    },
];

while (($line = fgets(STDIN)) !== false) {
    $step = json_decode($line, true);
    try {
        $answer = ['answer' => $steps[$step['do']]($step)];
    } catch (Throwable $error) {
        $answer = ['error' => $error->getMessage()];
    }
    echo json_encode($answer), "\n";
}
