# Values of the sample grids as scipy (classic NetCDF) and GDAL (NetCDF-4, GeoTIFF) read them: the numbers that the tests of Grids hold.
# Run: python3 grids.py ../../../../shared/data/gridded_samples   (needs scipy, numpy and the GDAL bindings)
import sys, numpy as np, scipy
from scipy.io import netcdf_file
from osgeo import gdal
gdal.UseExceptions()
folder = sys.argv[1] + "/"
print("scipy", scipy.__version__, "GDAL", gdal.__version__)

f = netcdf_file(folder + "eraint_uvz.nc", mmap=False)
v = f.variables["u"]; u = v[:] * v.scale_factor + v.add_offset
print("eraint u", v.dimensions, repr(u[1, 2, 100, 200]), "mean of plane 0,0", repr(u[0, 0].mean()), "lat", f.variables["latitude"][[0, 100]], "lon", f.variables["longitude"][[0, 200]], "levels", f.variables["level"][:])
f = netcdf_file(folder + "bcsd_obs_1999.nc", mmap=False)
v = f.variables["tas"]; print("bcsd tas", v.dimensions, v.shape, v._attributes.get("_FillValue"), v._attributes.get("missing_value"))
t = v[:].astype(float); t[np.abs(t) > 1e19] = np.nan; print(repr(t[3, 10, 40]), "missing", np.isnan(t).sum(), "mean", repr(np.nanmean(t)), "time", f.variables["time"].units, f.variables["time"][0])
f = netcdf_file(folder + "reduced.nc", mmap=False)
v = f.variables["sst"]; s = v[:].astype(float); s[s == v._FillValue] = np.nan; s = s * v.scale_factor + v.add_offset
print("reduced sst", v.dimensions, repr(np.nanmean(s)), np.isnan(s).sum(), repr(s[0, 0, 45, 90]))
f = netcdf_file(folder + "test_adaptor.cams_regional_fc.nc", mmap=False)
v = f.variables["pm10_conc"]; print("cams pm10", v.dimensions, v.shape, repr(float(v[:].flatten()[5])), repr(float(v[:].mean())))
f = netcdf_file(folder + "3B42_Daily.19991231.7.test.nc", mmap=False)
print("3B42", {k: (w.dimensions, w.shape) for k, w in f.variables.items()})

def read(name, var):
    return gdal.OpenEx(f"NETCDF:{folder}{name}:{var}")
d = gdal.OpenEx(folder + "CNEMC_PM25.nc", gdal.OF_MULTIDIM_RASTER).GetRootGroup().OpenMDArray("PM_bth")
a = d.ReadAsArray(); print("CNEMC PM_bth", [x.GetName() for x in d.GetDimensions()], a.shape, repr(float(a[2, 3, 50])), repr(float(np.nanmean(a.astype(float)))), np.isnan(a).sum())
d = gdal.OpenEx(folder + "uwhyb_06_01_2017_18Z.chem.assim.nc", gdal.OF_MULTIDIM_RASTER).GetRootGroup().OpenMDArray("o3vmr")
a = d.ReadAsArray(); print("raqms o3vmr", [x.GetName() for x in d.GetDimensions()], a.shape, repr(float(a[0, 1, 90, 180])), repr(float(a.astype(float).mean())))
d = gdal.OpenEx(folder + "basin_mask.nc", gdal.OF_MULTIDIM_RASTER).GetRootGroup()
print("basin", d.GetMDArrayNames()); b = d.OpenMDArray("basin"); print(b.GetNoDataValueAsDouble(), [x.GetName() for x in b.GetDimensions()], b.ReadAsArray()[0, 90, 180:184])

d = gdal.Open(folder + "L7_ETMs.tif"); a = d.ReadAsArray().astype(float); g = d.GetGeoTransform()
ndvi = (a[3] - a[2]) / (a[3] + a[2]); print("L7", a.shape, g, "NDVI mean", repr(np.nanmean(ndvi)), "at row 100 column 200", repr(ndvi[100, 200]), a[:, 100, 200])
d = gdal.Open(folder + "olinda_dem_utm25s.tif"); a = d.ReadAsArray(); print("dem", a.shape, a.dtype, d.GetRasterBand(1).GetNoDataValue(), repr(float(a[50, 60])), repr(float(a.astype(float).mean())), d.GetGeoTransform(), d.GetRasterBand(1).GetBlockSize())
