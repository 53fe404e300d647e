package org.mortise.core.file;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Whether an address is one of the internet, or leads into somebody's own network. */
final class OpenAddress {

    /** Blocks of IPv4 that are nobody's on the internet: first address and how many bits count. */
    private static final int[][] CLOSED = {
        {0, 8}, // this network
        {10 << 24, 8},
        {100 << 24 | 64 << 16, 10}, // shared by carriers
        {127 << 24, 8},
        {169 << 24 | 254 << 16, 16},
        {172 << 24 | 16 << 16, 12},
        {192 << 24, 24},
        {192 << 24 | 2 << 8, 24},
        {192 << 24 | 88 << 16 | 99 << 8, 24},
        {192 << 24 | 168 << 16, 16},
        {198 << 24 | 18 << 16, 15},
        {198 << 24 | 51 << 16 | 100 << 8, 24},
        {203 << 24 | 113 << 8, 24},
        {224 << 24, 3}, // multicast, reserved, broadcast
    };

    private OpenAddress() {}

    static boolean is(InetAddress address) {
        return address instanceof Inet6Address six ? isOpen(six.getAddress()) : isOpen(first(address.getAddress(), 0));
    }

    private static boolean isOpen(int four) {
        for (var block : CLOSED) {
            if ((four ^ block[0]) >>> (32 - block[1]) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Only what is given out to the world (2000::/3), without the ways in which an IPv4 address hides in it. */
    private static boolean isOpen(byte[] six) {
        var head = first(six, 0);
        var isGlobal = head >>> 29 == 1;
        var isTunnel = head == 0x20010000 || head >>> 16 == 0x2002;
        var isExample = head == 0x20010db8;
        return isGlobal && !isTunnel && !isExample;
    }

    private static int first(byte[] bytes, int at) {
        return java.nio.ByteBuffer.wrap(bytes).getInt(at);
    }
}
