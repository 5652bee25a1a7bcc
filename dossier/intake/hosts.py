"""Which hosts an address may be fetched from: those of the public internet, and no others.

An address may come from a colleague, a record or a redirect of a stranger's server. Fetched
unseen, it could ask what only this machine can ask: a service on loopback, a router, the metadata
of a cloud. So a name is resolved here, every address that it has must be public, and the
connection is made to the very address that was looked at.
"""

import ipaddress
import socket

from dossier.intake.refusal import RefusedError

_NAT64 = 0x64FF9B << 96  # 64:ff9b::/96, in which IPv4 addresses are written (RFC 6052)


def addresses_of(host: str, port: int, *, private: bool) -> list[str]:
    """The internet addresses of a host, each of which may be connected to.

    With `private` any host may be named. Raises `RefusedError`.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        reason = str(getattr(fault, "strerror", None) or fault).lower()
        raise RefusedError(
            f'the host "{host}" is not found: {reason}', "check the address, and the network"
        ) from None
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    inside = [each for each in addresses if not _is_public(each)]
    if inside and not private:
        raise RefusedError(
            f'"{host}" is {inside[0]}, a host of this machine or of a private network',
            "if it is meant, say --private; else save the page, and import the file",
        )
    return addresses


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        within = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
        if int(ip) >> 32 == _NAT64 >> 32:
            within = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if within is not None and not _is_public(str(within)):
            return False
    return ip.is_global and not ip.is_multicast
