package dev.loveless.api.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/**
 * Which page of a list is asked for. Tokens say where the next page begins and which list they are of, so that a token
 * of another list, or one that was never handed out, is refused (recorded).
 *
 * @param maxResults how many items; 0 for the default
 * @param after the place of the last item of the page before; empty for the first page
 * @param list what the list is of: the action and all that chooses its items
 */
public record PageRequest(int maxResults, String after, String list) {
    private static final int MOST = 1_000;

    /** Reads {@code maxResults} and {@code nextToken}. */
    public static PageRequest read(Members members, String list) {
        return read(members, list, TextRule.PAGE_TOKEN);
    }

    /** As {@link #read(Members, String)}, for a list with tokens of another length. */
    public static PageRequest read(Members members, String list, TextRule tokens) {
        int maxResults = members.integer("maxResults", 0, MOST).orElse(0);
        Optional<String> token = members.text("nextToken", tokens);
        members.check();
        return new PageRequest(maxResults, token.map(it -> placeIn(it, list)).orElse(""), list);
    }

    private static String placeIn(String token, String list) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            int end = text.indexOf(' ');
            if (end > 0 && text.substring(0, end).equals(seal(text.substring(end + 1), list))) {
                return text.substring(end + 1);
            }
        } catch (IllegalArgumentException e) {
            // No Base64: not one of ours, as below.
        }
        throw new ApiException(new ApiError.InvalidToken());
    }

    /**
     * The number that the place of the last item was made of.
     *
     * @param descending whether the list has the highest number first
     */
    public OptionalInt afterNumber(boolean descending) {
        return after.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) Page.numberAt(after, descending));
    }

    /** As above, of a list with the highest first, whose places begin with the number. */
    public OptionalLong beginsAfter() {
        return after.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Page.numberAtHead(after));
    }

    /** The token of the page that begins after this place. */
    String tokenAfter(String place) {
        String text = seal(place, list) + " " + place;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String seal(String place, String list) {
        CRC32 sum = new CRC32();
        sum.update((place + "\n" + list).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
