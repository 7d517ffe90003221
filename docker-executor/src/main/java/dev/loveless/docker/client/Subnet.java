package dev.loveless.docker.client;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses, as {@code 172.17.0.0/16}. */
record Subnet(InetAddress base, int prefix) {
    static Subnet parse(String text) throws UnknownHostException {
        int slash = text.indexOf('/');
        return new Subnet(InetAddress.getByName(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        byte[] theirs = address.getAddress();
        byte[] ours = base.getAddress();
        if (theirs.length != ours.length) {
            return false;
        }
        int host = ours.length * Byte.SIZE - prefix;
        return new BigInteger(1, theirs).shiftRight(host).equals(new BigInteger(1, ours).shiftRight(host));
    }
}
