import { each, type Rule } from '../context.ts';
import { isIp, isSearchDomain } from '../syntax.ts';

const MOST_SERVERS = 3;
const MOST_SEARCHES = 32;
/** Characters of all search domains, with a space between two. */
const LONGEST_SEARCHES = 2048;

/** Source: k8s.io/kubernetes pkg/apis/core/validation validatePodDNSConfig. */
export const rule: Rule = {
  codes: [
    'dns-incomplete',
    'dns-address-invalid',
    'dns-search-invalid',
    'dns-option-empty',
    'dns-too-many',
    'dns-searches-too-long',
  ],
  reads: ['spec/pod/dns_config/nameservers/*'],
  check(context) {
    const { dns_policy: policy, dns_config: config = {} } = context.pod;
    const { nameservers = [], searches = [], options = [] } = config;
    const path = ['spec', 'pod', 'dns_config'];
    if (policy === 'None' && nameservers.length === 0)
      context.report('dns-incomplete', ['spec', 'pod', 'dns_policy'], []);
    for (const [address, at] of each(nameservers, [...path, 'nameservers'])) {
      if (!isIp(address)) context.report('dns-address-invalid', at, [address]);
    }
    for (const [domain, at] of each(searches, [...path, 'searches'])) {
      if (!isSearchDomain(domain)) context.report('dns-search-invalid', at, [domain]);
    }
    for (const [{ name }, at] of each(options, [...path, 'options'])) {
      if (!name) context.report('dns-option-empty', at, []);
    }
    if (nameservers.length > MOST_SERVERS) {
      context.report('dns-too-many', [...path, 'nameservers'], ['nameservers', nameservers.length, MOST_SERVERS]);
    }
    if (searches.length > MOST_SEARCHES) {
      context.report('dns-too-many', [...path, 'searches'], ['searches', searches.length, MOST_SEARCHES]);
    }
    const { length } = searches.join(' ');
    if (length > LONGEST_SEARCHES)
      context.report('dns-searches-too-long', [...path, 'searches'], [length, LONGEST_SEARCHES], { part: 'key' });
  },
};
