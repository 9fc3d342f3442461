# An app written with Debian's Net::LDAP. Reads one JSON object a line, answers one a line.
#
# First line: host, ldapPort, ldapsUrl, ca, base, dn, secret. Then each line is a step by its name; a refusal is answered
# as {"error": text} and does not end the program.
use strict;
use warnings;
use JSON::PP;
use Net::LDAP;
use Net::LDAP::Constant qw(LDAP_CONTROL_PAGED LDAP_CONTROL_SORTRESULT);
use Net::LDAP::Control::Paged;
use Net::LDAP::Control::Sort;
use Net::LDAP::Extension::WhoAmI;

$| = 1;
my $json    = JSON::PP->new->canonical->allow_nonref;
my $options = $json->decode( scalar <STDIN> );
my @tls     = ( verify => 'require', cafile => $options->{ca} );

sub checked {
    my ($message) = @_;
    die $message->error_name . ': ' . $message->error . "\n" if $message->code;
    return $message;
}

sub bind_as {
    my ( $dn, $secret ) = @_;
    my $ldap = Net::LDAP->new( $options->{ldapsUrl}, @tls ) or die $@;
    checked( $ldap->bind( $dn, password => $secret ) );
    return $ldap;
}

my $account = bind_as( $options->{dn}, $options->{secret} );

my %steps = (
    who_am_i => sub { checked( $account->who_am_i )->response },
    root_dse => sub {
        my $root = $account->root_dse;
        return {
            contexts => [ $root->get_value('namingContexts') ],
            paged    => $root->supported_control(LDAP_CONTROL_PAGED) ? \1 : \0,
            v3       => $root->supported_version(3) ? \1 : \0,
        };
    },
    schema => sub {
        my $schema = $account->schema or die "no schema\n";
        my @undescribed;
        for my $class ( $schema->all_objectclasses ) {
            for my $attribute ( $schema->must( $class->{name} ), $schema->may( $class->{name} ) ) {
                push @undescribed, $attribute->{name} unless $schema->attribute( $attribute->{name} );
            }
        }
        return {
            error       => $schema->error // '',
            classes     => scalar( $schema->all_objectclasses ),
            must        => [ sort map { $_->{name} } $schema->must('inetOrgPerson') ],
            mail        => $schema->attribute('mail')->{equality},
            undescribed => \@undescribed,
        };
    },
    search => sub {
        my ($step) = @_;
        my $found = checked(
            $account->search( base => $options->{base}, filter => $step->{filter}, attrs => $step->{attributes} ) );
        return [ map { $_->dn } $found->entries ];
    },
    values => sub {
        my ($step) = @_;
        my $found = checked( $account->search( base => $step->{dn}, scope => 'base', filter => '(objectClass=*)' ) );
        return [ $found->entry(0)->get_value( $step->{attribute} ) ];
    },
    pages => sub {
        my ($step) = @_;
        my $page = Net::LDAP::Control::Paged->new( size => $step->{size} );
        my @pages;
        while (1) {
            my $found = checked(
                $account->search(
                    base    => $options->{base},
                    filter  => '(objectClass=person)',
                    attrs   => ['uid'],
                    control => [$page]
                )
            );
            push @pages, [ map { $_->get_value('uid') } $found->entries ];
            my ($answer) = $found->control(LDAP_CONTROL_PAGED) or last;
            my $cookie = $answer->cookie;
            last unless defined $cookie && length $cookie;
            $page->cookie($cookie);
        }
        return \@pages;
    },
    sorted_by => sub {
        my ($step) = @_;
        my $sort = Net::LDAP::Control::Sort->new( order => $step->{by} );
        my $found = checked(
            $account->search(
                base    => $options->{base},
                filter  => '(objectClass=person)',
                attrs   => ['uid'],
                control => [$sort]
            )
        );
        my ($answer) = $found->control(LDAP_CONTROL_SORTRESULT);
        return [ [ map { $_->get_value('uid') } $found->entries ], $answer->result ];
    },
    compare => sub {
        my ($step) = @_;
        my $answer = $account->compare( $step->{dn}, attr => $step->{attribute}, value => $step->{value} );
        return $answer->error_name;
    },
    login => sub {
        my ($step) = @_;
        return checked( bind_as( $step->{dn}, $step->{secret} )->who_am_i )->response;
    },
    start_tls => sub {
        my ($step) = @_;
        my $ldap = Net::LDAP->new( $options->{host}, port => $options->{ldapPort} ) or die $@;
        checked( $ldap->start_tls(@tls) );
        checked( $ldap->bind( $step->{dn}, password => $step->{secret} ) );
        return [ $ldap->cipher ? \1 : \0, checked( $ldap->who_am_i )->response ];
    },
    modify => sub {
        my ($step) = @_;
        my $ldap = bind_as( $step->{bindDN}, $step->{secret} );
        checked( $ldap->modify( $step->{dn}, replace => $step->{replace} ) );
        return 'changed';
    },
);

while ( my $line = <STDIN> ) {
    my $step   = $json->decode($line);
    my $answer = eval { $steps{ $step->{do} }->($step) };
    my $error  = $@;
    chomp $error;
    print $json->encode( $error ? { error => $error } : { answer => $answer } ), "\n";
}
