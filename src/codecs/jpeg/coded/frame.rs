//! Frame and scan headers (ITU-T T.81, B.2.2 and B.2.3), and the geometry that follows from them (A.1 and A.2).

use crate::error::{Error, Reason, Result};
use crate::reader::Reader;

/// A colour component of the frame.
#[derive(Clone, Debug)]
pub struct Component {
    /// C_i.
    pub id: u8,
    /// H_i, blocks across in an MCU.
    pub across: u32,
    /// V_i, blocks down in an MCU.
    pub down: u32,
    /// Tq_i, the quantisation table's number.
    pub quantiser: u8,
    /// Blocks across and down in a scan of this component alone.
    pub blocks: (u32, u32),
}

/// The frame header.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Whether it is coded progressively (SOF2).
    pub progressive: bool,
    /// X, in pixels.
    pub width: u32,
    /// Y, in pixels.
    pub height: u32,
    /// The components in the header's order.
    pub components: Vec<Component>,
    /// An MCU's width and height in pixels.
    pub mcu: (u32, u32),
    /// MCUs across and down.
    pub mcus: (u32, u32),
}

impl Frame {
    /// Reads the header behind the marker `code`. Errors: `refused` for more than 8 bits a sample and for arithmetic
    /// coding, `malformed`.
    pub fn read(code: u8, body: Reader<'_>) -> Result<Self> {
        if !matches!(code, 0xc0..=0xc2) || body.peek()? != [8] {
            let unknown = Error::new(Reason::UnknownCodec, "this way of coding a JPEG is not known here");
            return Err(unknown.or_at(body.at()));
        }
        Self::shape(code, body)
    }

    /// Reads the header of a picture however its samples are coded. Errors: `malformed`.
    pub fn shape(code: u8, mut body: Reader<'_>) -> Result<Self> {
        let at = body.at();
        body.u8()?;
        let (height, width) = (u32::from(body.u16_be()?), u32::from(body.u16_be()?));
        let count = body.u8()?;
        let mut components = Vec::new();
        for _ in 0..count {
            let [id, factors, quantiser] = body.array()?;
            let (across, down) = (u32::from(factors >> 4), u32::from(factors & 15));
            if !(1..=4).contains(&across) || !(1..=4).contains(&down) {
                return Err(Error::malformed("a sampling factor that cannot be", at));
            }
            components.push(Component { id, across, down, quantiser, blocks: (0, 0) });
        }
        if let [alone] = components.as_mut_slice() {
            // A component that is alone is not interleaved, whatever its factors (A.2.2).
            (alone.across, alone.down) = (1, 1);
        }
        let most = |factor: fn(&Component) -> u32| components.iter().map(factor).max();
        let (Some(across), Some(down)) = (most(|c| c.across), most(|c| c.down)) else {
            return Err(Error::malformed("a picture of no colour components", at));
        };
        for component in &mut components {
            let blocks = |side: u32, own: u32, most: u32| (side * own).div_ceil(most).div_ceil(8);
            component.blocks = (blocks(width, component.across, across), blocks(height, component.down, down));
        }
        let mcu = (across * 8, down * 8);
        let mcus = (width.div_ceil(mcu.0), height.div_ceil(mcu.1));
        Ok(Self { progressive: matches!(code, 0xc2 | 0xca), width, height, components, mcu, mcus })
    }

    /// How many blocks of a component are stored, with those that fill up its last MCUs: across and down.
    pub fn stored(&self, component: &Component) -> (u32, u32) {
        (self.mcus.0 * component.across, self.mcus.1 * component.down)
    }
}

/// A component's part in a scan.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    /// Which of the frame's components.
    pub component: usize,
    /// Td, the DC table's number.
    pub dc: u8,
    /// Ta, the AC table's number.
    pub ac: u8,
}

impl Scan {
    /// Whether its codes are of DC coefficients, and whether they are of others (G.1.1.1): then it needs tables for them.
    pub(crate) const fn coded(&self, frame: &Frame) -> (bool, bool) {
        let (dc, refines) = (self.band.0 == 0, self.approximation.0 > 0);
        if frame.progressive { (dc && !refines, !dc) } else { (true, true) }
    }
}

/// A scan header.
#[derive(Clone, Debug)]
pub(crate) struct Scan {
    /// Who takes part.
    pub members: Vec<Member>,
    /// Ss and Se: the first and the last coefficient, in zigzag order.
    pub band: (u8, u8),
    /// Ah and Al: the bit positions before and of this scan.
    pub approximation: (u8, u8),
}

impl Scan {
    /// Reads the header. Errors: `malformed`.
    pub(crate) fn read(frame: &Frame, mut body: Reader<'_>) -> Result<Self> {
        let at = body.at();
        let wrong = Error::malformed("a scan header that cannot be", at);
        let count = body.u8()?;
        let mut members: Vec<Member> = Vec::new();
        for _ in 0..count {
            let [id, tables] = body.array()?;
            let component = frame.components.iter().position(|component| component.id == id).ok_or(wrong)?;
            if members.iter().any(|member| member.component == component) {
                return Err(wrong);
            }
            members.push(Member { component, dc: tables >> 4, ac: tables & 15 });
        }
        // Only progressive scans have a part of each block (B.2.3).
        let [first, last, approximation] = if frame.progressive { body.array()? } else { [0, 63, 0] };
        let last = if first == 0 && frame.progressive { 0 } else { last };
        let scan = Self { members, band: (first, last), approximation: (approximation >> 4, approximation & 15) };
        let sound = !scan.members.is_empty()
            && last <= 63
            && first <= last
            && scan.approximation.1 <= 13
            && (!frame.progressive || (first == 0) == (last == 0) && (first == 0 || scan.members.len() == 1));
        if sound { Ok(scan) } else { Err(wrong) }
    }
}
