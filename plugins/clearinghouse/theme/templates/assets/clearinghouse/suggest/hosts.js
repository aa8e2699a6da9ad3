// @ts-check
// Which web addresses everyone can open. `content/web_address.py` reads it from here, so what follows the equals sign is
// JSON; patterns are written so that Python and JavaScript take them alike.
//
// local: last parts of host names that lead nowhere outside. Source: RFC 2606, 6761, 6762, 7686 and 9476, and custom.
// inward: names that anyone may ask for and that lead to whoever asks, or into their own network.
// networks: where numbers lead that are not for everyone. Source: the IANA special-purpose address registry; relays
// (192.88.99.0/24), and 168.63.129.16, which is the host of a machine in Azure, as GitHub's are.
// numbers: an IP address as part of a name, to which services lead whoever asks for it, as in `10-0-0-1.example.net`.
// ports: those of mail, files and the like, which no browser opens. Source: WHATWG Fetch, "port blocking".
// files: what names of files end with, which people take for addresses; domains_too: those that are lands as well.
// signs: what no address holds.
export const HOSTS = {
  "local": [
    "alt", "arpa", "belkin", "bit", "cluster", "consul", "corp", "dhcp", "dlink", "docker", "domain", "eth",
    "gateway", "home", "i2p", "intern", "internal", "intra", "intranet", "invalid", "ip", "lan", "local",
    "localdomain", "localhost", "localnet", "modem", "onion", "priv", "private", "router", "svc", "test",
    "workgroup"
  ],
  "inward": [
    "backname.io", "ddev.site", "docksal.site", "fritz.box", "fuf.me", "lacolhost.com", "lndo.site",
    "local-ip.co", "local-ip.dev", "local-ip.sh", "local.gd", "localdev.me", "localho.st", "localhost.direct",
    "localhost.localstack.cloud", "localtest.me", "lvh.me", "metadata.goog", "mshome.net", "nip.io",
    "plex.direct", "rbndr.us", "1u.ms", "routerlogin.com", "routerlogin.net", "sslip.io", "tplinkwifi.net", "traefik.me", "ts.net",
    "vcap.me", "xip.io", "xip.name"
  ],
  "networks": [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16",
    "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
    "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"
  ],
  "numbers": "(?:^|[^0-9a-z])(?=((?:[0-9]{1,3}[.-]){3}[0-9]{1,3})(?![0-9a-z]))",
  "ports": [
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
    109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
    526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
    3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080
  ],
  "files": [
    "csv", "doc", "docx", "gif", "htm", "html", "jpeg", "jpg", "json", "md", "odp", "ods", "odt", "pdf", "png",
    "ppt", "pptx", "rtf", "txt", "xls", "xlsx", "xml", "yaml", "yml", "zip"
  ],
  "domains_too": ["md", "zip"],
  "signs": "[<>\"\\\\^`{|}]"
};
