//! Speex packets (the Speex codec manual, 5.5 and tables 9.1 and 10.1), walked to the end of their last frame.

use super::bits::Bits;

/// How many bits a frame of a narrow band has in each mode, its mode's five among them.
const NARROW: [usize; 9] = [5, 43, 119, 160, 220, 300, 364, 492, 79];
/// How many bits a frame of a wider band on top has, its mode's four among them.
const WIDE: [usize; 5] = [4, 36, 112, 192, 352];

/// Takes off what lies behind the last of `frames` frames, but for the bits up to a whole byte, which become the end's own:
/// one zero, then ones. Leaves packets as they are that cannot be walked.
pub(crate) fn trim(packet: &mut Vec<u8>, frames: u32) {
    let Some(end) = end(packet, frames) else { return };
    packet.truncate(end.div_ceil(8));
    if let (Some(last), used @ 1..) = (packet.last_mut(), end % 8) {
        let rest = 0xffu8 >> used;
        *last = *last & !rest | rest >> 1;
    }
}

fn end(packet: &[u8], frames: u32) -> Option<usize> {
    let mut bits = Bits::new(packet);
    let mut left = frames;
    let mut end = None;
    loop {
        let before = bits.at();
        let mut next = bits.clone();
        let Some(wide) = next.take(1) else { break };
        if wide == 1 {
            let length = next.take(3).and_then(|mode| WIDE.get(mode as usize));
            let Some(length) = length.filter(|_| end.is_some()) else { break };
            bits.skip(*length);
        } else {
            if left == 0 {
                break;
            }
            match next.take(4)? {
                15 => break,
                14 => {
                    let kind = next.take(4)?;
                    bits = next;
                    bits.skip([1, 1, 4, 4, 4, 4, 4, 4, 8, 8, 16, 16, 32, 32, 64, 64].get(kind as usize).copied()?);
                }
                13 => {
                    let size = next.take(4)? as usize;
                    bits = next;
                    bits.skip(5 + 8 * size);
                }
                mode => {
                    bits.skip(*NARROW.get(mode as usize)?);
                    left -= 1;
                }
            }
        }
        if bits.spent() {
            return None;
        }
        end = Some(bits.at());
        if bits.at() == before {
            return None;
        }
    }
    end.filter(|_| left == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_lies_behind_the_last_frame_of_a_packet() {
        // Two frames of five bits, which are silence, then the end.
        let packet = [0b0000_0000, 0b0001_1111];
        let mut longer = [&packet[..], b"words"].concat();
        trim(&mut longer, 2);
        assert_eq!(longer, packet);
        let mut short = vec![0b0000_1000, 0];
        trim(&mut short, 2);
        assert_eq!(short, [0b0000_1000, 0]);
    }
}
