//! Equal Earth (Šavrič, Patterson and Jenny, 2018), centred so that no country of the map is cut at its edge.

/// The meridian in the middle, degrees east.
const CENTRE: f64 = 11.0;
const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];
/// Half the width of the world on a sphere of radius 1.
const HALF_WIDTH: f64 = 2.706_629_983_696_7;

/// A point on the unit sphere's map: x to the east, y to the north.
fn equal_earth(longitude: f64, latitude: f64) -> (f64, f64) {
    let mut from_centre = longitude - CENTRE;
    if from_centre <= -180.0 {
        from_centre += 360.0;
    } else if from_centre > 180.0 {
        from_centre -= 360.0;
    }
    let root3 = 3f64.sqrt();
    let t = (root3 / 2.0 * latitude.to_radians().sin()).asin();
    let (t2, t6) = (t * t, t.powi(6));
    let slope = A[0] + 3.0 * A[1] * t2 + t6 * (7.0 * A[2] + 9.0 * A[3] * t2);
    let x = 2.0 * root3 * from_centre.to_radians() * t.cos() / (3.0 * slope);
    let y = t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2));
    (x, y)
}

/// A map of whole numbers: its width, and the northernmost latitude it shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// Units across the whole world.
    pub(crate) width: f64,
    /// Degrees north of the upper edge.
    pub(crate) north: f64,
    /// Degrees north of the lower edge.
    pub(crate) south: f64,
}

impl Frame {
    fn scale(&self) -> f64 {
        self.width / (2.0 * HALF_WIDTH)
    }

    /// Where a place stands, right and down from the upper left corner.
    pub(crate) fn place(&self, longitude: f64, latitude: f64) -> (f64, f64) {
        let (x, y) = equal_earth(longitude, latitude);
        let upper = equal_earth(CENTRE, self.north).1;
        ((x + HALF_WIDTH) * self.scale(), (upper - y) * self.scale())
    }

    /// How high the map is.
    pub(crate) fn height(&self) -> f64 {
        self.place(CENTRE, self.south).1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_centre_lies_in_the_middle_and_the_edge_is_two_thirds_of_pi_wide_at_the_pole() {
        let frame = Frame { width: 1000.0, north: 90.0, south: -90.0 };
        let (x, y) = frame.place(CENTRE, 0.0);
        assert!((x - 500.0).abs() < 1e-6 && (y - frame.height() / 2.0).abs() < 1e-6);
        assert!((equal_earth(CENTRE + 180.0, 0.0).0 - HALF_WIDTH).abs() < 1e-6);
        assert!((equal_earth(CENTRE, 90.0).1 - 1.317_362_759_1).abs() < 1e-6);
    }

    #[test]
    fn chukotka_stays_with_its_neighbours() {
        let frame = Frame { width: 1000.0, north: 84.0, south: -56.0 };
        assert!(frame.place(-175.0, 66.0).0 > frame.place(170.0, 66.0).0);
    }
}
